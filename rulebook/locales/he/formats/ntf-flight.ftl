# טיסה בסמוך לקו.
ntf-flight =
    לשכת { $by } מודיעה מראש על טיסה: { $class }, { $armed-key ->
        [yes] חמוש
       *[no] לא חמוש
    }. הנתיב: { $track }. הגובה: { $altitude }. חלון הזמן: { $window }.{ $callsign-given ->
        [yes] { " " }אות קריאה: { $callsign }.
       *[no] { "" }
    }{ $purpose-given ->
        [yes] { " " }המטרה: { $purpose }.
       *[no] { "" }
    }
    .title = הודעת טיסה
    .f-class = סוג כלי הטיס
    .f-track = נתיב
    .f-altitude = גובה
    .f-window = חלון זמן
    .f-armed = חמוש
    .f-callsign = אות קריאה
    .f-purpose = מטרה
ntf-flight_class_fixed-combat = מטוס קרב
ntf-flight_class_fixed-transport = מטוס תובלה
ntf-flight_class_rotary = מסוק
ntf-flight_class_uav = כלי טיס בלתי מאויש
ntf-flight_class_balloon = כדור פורח
ntf-flight_class_medevac = כלי טיס לפינוי רפואי
ntf-flight_purpose_transport = תובלה
ntf-flight_purpose_supply = אספקה
ntf-flight_purpose_survey = סקר
ntf-flight_purpose_training = אימון
ntf-flight_purpose_medical = רפואי
ntf-flight_purpose_fire = כיבוי אש
ntf-flight_purpose_rescue = חיפוש והצלה
ntf-flight_purpose_other = אחר
