# עבודות אזרחיות בסמוך לקו, שמתבקשת להן התחייבות לבטיחות.
ntf-civil-work =
    לשכת { $by } מודיעה מראש על עבודות אזרחיות: { $works }, { $workers-n ->
        [range] מספר העובדים { $workers }
        [0] ללא עובדים
        [one] עובד אחד
        [two] שני עובדים
       *[other] { $workers } עובדים
    }. המקום: { $place }. חלון הזמן: { $window }.{ $guarantees-given ->
        [yes] { " " }התחייבות לבטיחות מתבקשת מאת: { $guarantees }.
       *[no] { " " }לא מתבקשת התחייבות לבטיחות.
    }{ $details-given ->
        [yes] { " " }פרטים: { $details }.
       *[no] { "" }
    }
    .title = הודעה על עבודות אזרחיות
    .f-works = עבודות
    .f-place = מקום
    .f-window = חלון זמן
    .f-workers = עובדים
    .f-guarantees = התחייבות לבטיחות מתבקשת מאת
    .f-details = פרטים
ntf-civil-work_guarantees = { $party }
    .f-party = צד
ntf-civil-work_works_water = אספקת מים
ntf-civil-work_works_electricity = אספקת חשמל
ntf-civil-work_works_telecommunications = תקשורת
ntf-civil-work_works_road = כביש
ntf-civil-work_works_gas = אספקת גז
ntf-civil-work_works_building = בנייה
ntf-civil-work_works_farming = חקלאות
ntf-civil-work_works_fire-break = קו חיץ נגד אש
ntf-civil-work_works_mine-clearance = פינוי מוקשים
ntf-civil-work_works_other = אחר
