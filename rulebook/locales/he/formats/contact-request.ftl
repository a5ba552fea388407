# בקשה לשיחה או לפגישה.
contact-request =
    לשכת { $by } מבקשת ליצור קשר: { $purpose }. הדרג: { $level }. המועדים המוצעים: { $proposed }.{ $place-given ->
        [yes] { " " }המקום: { $place }.
       *[no] { "" }
    }{ $about-given ->
        [yes] { " " }בעניין: { $about }.
       *[no] { "" }
    }
    .title = בקשה ליצירת קשר
    .f-purpose = סוג הקשר
    .f-proposed = מועדים מוצעים
    .f-level = דרג
    .f-place = מקום
contact-request_proposed = { $window }
    .f-window = מועד
contact-request_purpose_voice = שיחה קולית
contact-request_purpose_video = שיחת וידאו
contact-request_purpose_flag-meeting = מפגש מפקדים על הקו
contact-request_purpose_tripartite = פגישה משולשת
contact-request_level_duty-officer = קצינים תורנים
contact-request_level_local-committee = ועדה מקומית
contact-request_level_head-of-cell = ראשי תאי הקישור
contact-request_level_senior-commander = מפקדים בכירים
contact-request_level_joint-commission = הוועדה המשותפת
contact-request_level_principal = הדרג המדיני
