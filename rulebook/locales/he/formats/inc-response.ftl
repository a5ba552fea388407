# המענה לשאילתה.
inc-response =
    { $position-key ->
        [admit] לשכת { $by } משיבה כי המעשה נעשה בידי כוחותיה.
        [admit-inadvertent] לשכת { $by } משיבה כי המעשה נעשה בידי כוחותיה, שלא במתכוון.
        [deny] לשכת { $by } משיבה כי הדבר לא אירע.
        [own-investigation] לשכת { $by } משיבה כי פתחה בבדיקה מטעמה.
        [not-our-force] לשכת { $by } משיבה כי הכוח אינו מכוחותיה.
       *[cannot-answer-yet] לשכת { $by } משיבה כי אין ביכולתה להשיב בשלב זה.
    }{ $account-given ->
        [yes] { " " }הגרסה: { $account }.
       *[no] { "" }
    }{ $new-date-given ->
        [yes] { " " }מענה מלא יינתן עד { $new-date }.
       *[no] { "" }
    }{ $facts-place-given ->
        [yes] { " " }המקום: { $facts-place }.
       *[no] { "" }
    }{ $facts-time-given ->
        [yes] { " " }המועד: { $facts-time }.
       *[no] { "" }
    }{ $facts-harm-given ->
        [yes] { " " }הפגיעה: { $facts-harm }.
       *[no] { "" }
    }
    .title = מענה לשאילתה
    .f-position = עמדה
    .f-account = גרסה
    .f-new-date = מענה מלא עד
    .f-facts-place = עובדת המקום
    .f-facts-time = עובדת המועד
    .f-facts-harm = עובדת הפגיעה
inc-response_position_admit = נעשה בידי כוחותינו
inc-response_position_admit-inadvertent = נעשה בידי כוחותינו, שלא במתכוון
inc-response_position_deny = לא אירע
inc-response_position_own-investigation = בבדיקה מטעמנו
inc-response_position_not-our-force = אינו מכוחותינו
inc-response_position_cannot-answer-yet = אין ביכולתנו להשיב בשלב זה
inc-response_facts-place_asserted = נטען
inc-response_facts-place_denied = מוכחש
inc-response_facts-place_unknown = לא ידוע
inc-response_facts-time_asserted = נטען
inc-response_facts-time_denied = מוכחש
inc-response_facts-time_unknown = לא ידוע
inc-response_facts-harm_asserted = נטענת
inc-response_facts-harm_denied = מוכחשת
inc-response_facts-harm_unknown = לא ידועה
