# אנשים עוברים את הקו, או עברו אותו שלא במתכוון.
ntf-crossing =
    { $manner-key ->
        [inadvertent] לשכת { $by } מודיעה על מעבר שלא במתכוון: { $category }
       *[planned] לשכת { $by } מודיעה מראש על מעבר מתוכנן: { $category }
    }, { $persons-n ->
        [range] מספר האנשים { $persons }
        [0] ללא אנשים
        [one] אדם אחד
        [two] שני אנשים
       *[other] { $persons } אנשים
    }. המקום: { $place }. חלון הזמן: { $window }.{ $details-given ->
        [yes] { " " }פרטים: { $details }.
       *[no] { "" }
    }
    .title = הודעת מעבר
    .f-manner = אופי המעבר
    .f-category = סוג
    .f-persons = אנשים
    .f-place = מקום המעבר
    .f-window = חלון זמן
    .f-details = פרטים
ntf-crossing_manner_planned = מתוכנן
ntf-crossing_manner_inadvertent = שלא במתכוון
ntf-crossing_category_civilian = אזרחים
ntf-crossing_category_herder = רועים
ntf-crossing_category_patient = חולים
ntf-crossing_category_prisoner-of-war = שבויי מלחמה
ntf-crossing_category_remains = גופות נפטרים
ntf-crossing_category_agricultural = עובדי חקלאות
