# תרגיל של כוחות.
ntf-exercise =
    לשכת { $by } מודיעה מראש על תרגיל: { $designation }. המטרה: { $purpose }. הדרג: { $level }. מספר האנשים: { $strength }. { $equipment-given ->
        [yes] הציוד: { $equipment }.
       *[no] לא הוצהר על ציוד.
    } { $live-fire-key ->
        [yes] באש חיה.
       *[no] ללא אש חיה.
    } המקום: { $area }. חלון הזמן: { $window }. כיוון הכוח העיקרי: { $direction }.
    .title = הודעת תרגיל
    .f-designation = כינוי
    .f-purpose = מטרה
    .f-level = דרג
    .f-strength = מספר האנשים
    .f-equipment = ציוד
    .f-live-fire = אש חיה
    .f-area = מקום
    .f-window = חלון זמן
    .f-direction = כיוון הכוח העיקרי
ntf-exercise_equipment = { $class }: { $number }
    .f-class = סוג
    .f-number = מספר
ntf-exercise_equipment_class_tanks = טנקים
ntf-exercise_equipment_class_armoured-vehicles = כלי רכב משוריינים
ntf-exercise_equipment_class_artillery = קני ארטילריה
ntf-exercise_equipment_class_rocket-launchers = משגרי רקטות
ntf-exercise_equipment_class_air-defence = מערכות הגנה אווירית
ntf-exercise_equipment_class_helicopters = מסוקים
ntf-exercise_equipment_class_aircraft = מטוסים
ntf-exercise_equipment_class_uav = כלי טיס בלתי מאוישים
ntf-exercise_equipment_class_ships = כלי שיט
ntf-exercise_equipment_class_engineer-equipment = ציוד הנדסי
ntf-exercise_equipment_class_other = ציוד אחר
ntf-exercise_purpose_training = אימון
ntf-exercise_purpose_readiness = בדיקת כוננות
ntf-exercise_purpose_command-post = תרגיל מפקדות
ntf-exercise_purpose_joint = תרגיל משולב
ntf-exercise_purpose_disaster-relief = סיוע באסון
ntf-exercise_purpose_other = אחר
ntf-exercise_level_company = פלוגה
ntf-exercise_level_battalion = גדוד
ntf-exercise_level_brigade = חטיבה
ntf-exercise_level_division = אוגדה
ntf-exercise_level_corps = גיס
ntf-exercise_direction_none = אין
ntf-exercise_direction_n = צפון
ntf-exercise_direction_ne = צפון־מזרח
ntf-exercise_direction_e = מזרח
ntf-exercise_direction_se = דרום־מזרח
ntf-exercise_direction_s = דרום
ntf-exercise_direction_sw = דרום־מערב
ntf-exercise_direction_w = מערב
ntf-exercise_direction_nw = צפון־מערב
