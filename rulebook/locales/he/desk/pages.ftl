desk_channels-lead = לכל קו תיאום קוראים ומפתחות משלו.
desk_public = ציבורי
desk_counts = נדרש { $owed }, באיחור { $over }
desk_record-lead = ביומן { $size } רישומים; { $witnessed } מהם תחת חתימות מניין העדים הדרוש.
desk_find = מילים, מקום, שם
desk_find-button = חיפוש
desk_all = הכול
desk_found-none = אין התאמה בחלק היומן שצומת זה יכול לפתוח.
desk_older = ישנים יותר
desk_latest-page = האחרונים
desk_has-signed = חתם על נקודת הביקורת האחרונה ביומן
desk_has-not-signed = לא חתם על נקודת הביקורת האחרונה ביומן
desk_signed-at = נחתם { $time } UTC, נדרשים { $q }
desk_signed-how = במפתח שהיה בתוקף במקום זה ביומן
desk_placed-how = המקום קבוע בעץ היומן
desk_not-witnessed = טרם אושר בידי עדים; נדרשים { $q } מתוך { $n }.
desk_not-witnessed-how = אין לראות בו מוכח לפני כן.
desk_unchanged-later = שלא חל בו שינוי ייראה לאחר אישור העדים.
desk_checked-here = נבדק כאן { $time } UTC
desk_whole-case = התיק כולו
desk_rulebook-lead = מה שהצדדים הסכימו: מי חייב מה למי ועד מתי, מי נקרא אם אין מענה, וכיצד נכתב כל מסר.
desk_deadlines = מועדים
desk_ladder = אם לא מגיע מענה
desk_called = מי נקרא
desk_at-once = עד המועד
desk_silence = משמעות השתיקה
desk_formats = תבניות
desk_two-people = שני קצינים חותמים
desk_reciprocity = שוויון בין הצדדים
desk_reciprocal = אם יוחלפו הצדדים, ספר הכללים ייקרא אותו דבר.
desk_asymmetries =
    { $n ->
        [one] הבדל אחד בין הצדדים, עם הסעיף שקבע אותו:
        [two] שני הבדלים בין הצדדים, כל אחד עם הסעיף שקבע אותו:
       *[other] { $n } הבדלים בין הצדדים, כל אחד עם הסעיף שקבע אותו:
    }
desk_keys = מפתחות
desk_key-acts =
    { $n ->
        [0] עדיין אין מסרים
        [one] מסר אחד
        [two] שני מסרים
       *[other] { $n } מסרים
    }
desk_key-revoked = בוטל ב־{ $at }
desk_hashes = להשוואה בקול
desk_members = חברים
desk_part = תפקיד
desk_offices = לשכות ומפתחות
desk_languages = שפות
desk_part-a = צד א
desk_part-b = צד ב
desk_part-supervisor = גורם מפקח
desk_part-guarantor = ערב ועד
desk_part-monitor = גורם ניטור
desk_part-humanitarian = מתאם הומניטרי
desk_part-observer = משקיף
