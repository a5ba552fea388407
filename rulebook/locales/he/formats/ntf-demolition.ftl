# פיצוץ שנעשה במכוון ומודיעים עליו מראש.
ntf-demolition =
    לשכת { $by } מודיעה מראש על פיצוץ יזום: { $cause }. תופעות צפויות: { $expected }. המקום: { $place }. חלון הזמן: { $window }.{ $explosions-given ->
        [yes] { " " }מספר הפיצוצים הצפוי: { $explosions }.
       *[no] { "" }
    }
    .title = הודעה על פיצוץ יזום
    .f-cause = סיבה
    .f-expected = תופעות צפויות
    .f-place = מקום
    .f-window = חלון זמן
    .f-explosions = פיצוצים צפויים
ntf-demolition_cause_demolition = הריסת מבנה
ntf-demolition_cause_clearance = השמדת תחמושת
ntf-demolition_cause_quarrying = חציבה
ntf-demolition_cause_construction = עבודות בנייה
ntf-demolition_cause_training = אימון
ntf-demolition_cause_other = אחר
ntf-demolition_expected_noise = רעש
ntf-demolition_expected_flash = הבזק
ntf-demolition_expected_smoke = עשן
ntf-demolition_expected_tremor = רעידת קרקע
