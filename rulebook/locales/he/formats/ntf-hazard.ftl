# סכנה לכל מי שמתקרב.
ntf-hazard =
    לשכת { $by } מזהירה מפני סכנה: { $kind }, { $marked-key ->
        [yes] המקום מסומן
       *[no] המקום אינו מסומן
    }. המקום: { $place }. פרק הזמן: { $window }.{ $details-given ->
        [yes] { " " }פרטים: { $details }.
       *[no] { "" }
    }
    .title = הודעת סכנה
    .f-kind = סוג הסכנה
    .f-place = מקום
    .f-marked = המקום מסומן
    .f-window = פרק זמן
    .f-details = פרטים
ntf-hazard_kind_mines = מוקשים
ntf-hazard_kind_unexploded-ordnance = תחמושת שלא התפוצצה
ntf-hazard_kind_fire = שרפה
ntf-hazard_kind_chemical = סכנה כימית
ntf-hazard_kind_biological = סכנה ביולוגית
ntf-hazard_kind_radiological = סכנה רדיולוגית
ntf-hazard_kind_nuclear = סכנה גרעינית
ntf-hazard_kind_other = סכנה אחרת
