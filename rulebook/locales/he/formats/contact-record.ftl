# מה שנאמר בפגישה או בשיחה, כפי שהוגש; אינו מחייב את מי שלא אישר אותו.
contact-record =
    לשכת { $by } מגישה תרשומת של שיחה או פגישה. המועד: { $held }. נוכחים: { $participants }.{ $agreed-given ->
        [yes] { " " }הנקודות שהוסכמו: { $agreed }.
       *[no] { " " }לא הוסכמה אף נקודה.
    }{ $not-agreed-given ->
        [yes] { " " }הנקודות שלא הוסכמו: { $not-agreed }.
       *[no] { "" }
    }
    .title = תרשומת שיחה או פגישה
    .f-held = מועד
    .f-participants = נוכחים
    .f-agreed = נקודות שהוסכמו
    .f-not-agreed = נקודות שלא הוסכמו
contact-record_participants = { $office }
    .f-office = לשכה
contact-record_agreed = { $point }
    .f-point = נקודה
contact-record_not-agreed = { $point }
    .f-point = נקודה
