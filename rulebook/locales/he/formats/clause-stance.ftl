# Where a side stands on one version of a clause.
clause-stance =
    עמדת { $by } לגבי { $clause }: { $stance }.{ $text-given ->
        [yes] { " " }בלשונו: { $text }
       *[no] { "" }
    }{ $conditions-given ->
        [yes] { " " }בתנאי: { $conditions }.
       *[no] { "" }
    }
    .title = עמדה על סעיף
    .f-clause = גרסת הסעיף
    .f-stance = עמדה
    .f-text = בלשונו
    .f-conditions = תנאים
clause-stance_conditions =
    { $number-given ->
        [yes] סעיף { $number } מתקבל
       *[no] { "" }
    }{ $side-given ->
        [yes] { " " }על ידי { $side }
       *[no] { "" }
    }{ $after-given ->
        [yes] { " " }תחילה { $after }
       *[no] { "" }
    }{ $words-given ->
        [yes] { " " }בלשונו: { $words }
       *[no] { "" }
    }
    .f-number = סעיף
    .f-side = על ידי
    .f-after = תחילה
    .f-words = בלשונו
clause-stance_stance_accept = קבלה
clause-stance_stance_ad-referendum = קבלה בכפוף לאישור הבירה
clause-stance_stance_accept-if = קבלה בתנאי
clause-stance_stance_reserve = הסתייגות
clause-stance_stance_object = התנגדות
clause-stance_stance_silent = ללא עמדה
