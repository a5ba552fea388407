# היכן עומד צד, בלשונו.
talks-position =
    עמדת { $by } לגבי { $about }: { $stance }.{ $text-given ->
        [yes] { " " }בלשונו: { $text }
       *[no] { "" }
    }{ $condition-given ->
        [yes] { " " }התנאי: { $condition }
       *[no] { "" }
    }{ $linked-given ->
        [yes] { " " }קשור אל { $linked }.
       *[no] { "" }
    } רשאים לראות: { $disclosure }.
    .title = עמדה בשיחות
    .f-about = לגבי
    .f-stance = עמדה
    .f-text = בלשונו
    .f-condition = תנאי
    .f-linked = קשור אל
    .f-disclosure = רשאים לראות
talks-position_stance_accept = קבלה
talks-position_stance_ad-referendum = קבלה בכפוף לאישור הבירה
talks-position_stance_accept-if = קבלה בתנאי
talks-position_stance_reserve = הסתייגות
talks-position_stance_object = התנגדות
talks-position_stance_silent = ללא עמדה
talks-position_disclosure_nobody = אף אחד זולת הנמען
talks-position_disclosure_other-side = הצד האחר
talks-position_disclosure_everybody = הכול
