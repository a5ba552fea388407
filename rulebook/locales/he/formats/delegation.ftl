# מי מגיע, לפי לשכות, כפי שמסר החבר שזו משלחתו.
delegation =
    לשכת { $by } מוסרת את הרכב משלחתה לסבב שכונס ב־{ $round }: { $offices }.{ $seats-given ->
        [yes] { " " }מושבים: { $seats }.
       *[no] { "" }
    }
    .title = משלחת
    .f-round = סבב
    .f-offices = לשכות
    .f-seats = מושבים
delegation_offices = { $office }
    .f-office = לשכה
