# חבר מבקש שאחרים יוכלו לקרוא מסר.
release-request =
    { $audience-key ->
        [public] לשכת { $by } מבקשת להעביר את מסר { $act } לעיון הציבור.
       *[members] לשכת { $by } מבקשת להעביר את מסר { $act } לעיון חברים מסוימים.
    }{ $recipients-given ->
        [yes] { " " }החברים: { $recipients }.
       *[no] { "" }
    } ההיקף: { $extent }.{ $parts-given ->
        [yes] { " " }החלק: { $parts }.
       *[no] { "" }
    } היסוד: { $basis }.
    .title = בקשה להעברה לעיון
    .f-act = מסר
    .f-audience = מי יעיין
    .f-recipients = חברים
    .f-extent = היקף
    .f-parts = חלק
    .f-basis = יסוד
release-request_recipients = { $member }
    .f-member = חבר
release-request_audience_members = חברים מסוימים
release-request_audience_public = הציבור
release-request_extent_whole = המסר כולו
release-request_extent_part = חלק מן המסר
