# מה עלה בסבב, כפי שהוגש; אינו מחייב את מי שלא אישר אותו.
round-record =
    לשכת { $by } מגישה את תרשומת הסבב שכונס ב־{ $round }. המועד: { $held }. נוכחים: { $participants }.{ $agreed-given ->
        [yes] { " " }הנקודות שהוסכמו: { $agreed }.
       *[no] { " " }לא הוסכמה אף נקודה.
    }{ $not-agreed-given ->
        [yes] { " " }הנקודות שלא הוסכמו: { $not-agreed }.
       *[no] { "" }
    }{ $next-given ->
        [yes] { " " }הסבב הבא: { $next }.
       *[no] { "" }
    }
    .title = תרשומת סבב
    .f-round = סבב
    .f-held = מועד
    .f-participants = נוכחים
    .f-agreed = נקודות שהוסכמו
    .f-not-agreed = נקודות שלא הוסכמו
    .f-next = הסבב הבא
round-record_participants = { $office }
    .f-office = לשכה
round-record_agreed = { $point }
    .f-point = נקודה
round-record_not-agreed = { $point }
    .f-point = נקודה
