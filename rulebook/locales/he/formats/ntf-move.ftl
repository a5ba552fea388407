# תנועת כוחות או כלי רכב.
ntf-move =
    לשכת { $by } מודיעה מראש על תנועת כוחות: { $unit-class }, { $personnel-n ->
        [range] מספר אנשי הצוות { $personnel }
        [0] ללא אנשי צוות
        [one] איש צוות אחד
        [two] שני אנשי צוות
       *[other] { $personnel } אנשי צוות
    }, { $vehicles-n ->
        [range] מספר כלי הרכב { $vehicles }
        [0] ללא כלי רכב
        [one] כלי רכב אחד
        [two] שני כלי רכב
       *[other] { $vehicles } כלי רכב
    }. הציר: { $route }. חלון הזמן: { $window }. המטרה: { $purpose }.{ $remarks-given ->
        [yes] { " " }הערות: { $remarks }.
       *[no] { "" }
    }
    .title = הודעת תנועה
    .f-unit-class = סוג היחידה
    .f-personnel = כוח אדם
    .f-vehicles = כלי רכב
    .f-route = ציר
    .f-window = חלון זמן
    .f-purpose = מטרה
    .f-remarks = הערות
ntf-move_unit-class_infantry = חיל רגלים
ntf-move_unit-class_mechanised = חיל רגלים ממוכן
ntf-move_unit-class_armoured = שריון
ntf-move_unit-class_artillery = ארטילריה
ntf-move_unit-class_air-defence = הגנה אווירית
ntf-move_unit-class_engineers = הנדסה
ntf-move_unit-class_logistics = לוגיסטיקה
ntf-move_unit-class_medical = יחידה רפואית
ntf-move_unit-class_police = משטרה
ntf-move_unit-class_other = יחידה אחרת
ntf-move_purpose_relief = חילופי כוחות
ntf-move_purpose_supply = אספקה
ntf-move_purpose_training = אימון
ntf-move_purpose_withdrawal = נסיגה
ntf-move_purpose_construction = עבודות בנייה
ntf-move_purpose_medical = רפואי
ntf-move_purpose_other = אחר
