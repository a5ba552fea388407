# חיי אדם בסכנה. המילים אינן קובעות אחריות.
danger =
    { $by } מודיע על סכנת חיים: { $what }. מקום: { $place }. זמן: { $window }. הבקשה לכל מי שקורא זאת: { $asked }.{ $people-given ->
        [yes] { " " }אנשים בסכנה: { $people }.
       *[no] { "" }
    }
    .title = הודעת סכנה
    .f-what = מה קורה
    .f-place = מקום
    .f-asked = מה מתבקש
    .f-window = ממתי ועד מתי
    .f-people = אנשים בסכנה
danger_what_under-fire = אנשים נמצאים תחת אש
danger_what_people-between-lines = אנשים נמצאים בין הקווים
danger_what_convoy-hit = שיירה נפגעה
danger_what_site-hit = אתר שעליו נמסרה הודעה נפגע
danger_what_aircraft-in-distress = כלי טיס במצוקה
danger_what_vessel-in-distress = כלי שיט במצוקה
danger_what_mines = אנשים נמצאים בין מוקשים
danger_what_fire = שריפה מאיימת על אנשים
danger_what_hazardous-substance = חומר מסוכן מתפשט
danger_what_medical = אין גישה לפצועים או לחולים
danger_asked_hold-fire = להפסיק אש
danger_asked_keep-clear = להתרחק מהמקום
danger_asked_let-rescue-pass = לאפשר מעבר לכוחות ההצלה
danger_asked_send-help = לשלוח עזרה
danger_asked_tell-units = להודיע לכל היחידות
