# מצב הקו של חבר. השעיה היא החלטה, ניתוק אינו החלטה.
link-status =
    { $state-key ->
        [open] לשכת { $by } מדווחת שהקו שלה פתוח מאז { $since }.
        [degraded] לשכת { $by } מדווחת שהקו שלה משובש מאז { $since }.
        [down] לשכת { $by } מדווחת שהקו שלה מנותק מאז { $since }.
       *[suspended] לשכת { $by } מדווחת שהקו שלה מושעה על פי החלטה מאז { $since }.
    }{ $reason-given ->
        [yes] { " " }הסיבה: { $reason }.
       *[no] { "" }
    }{ $expected-given ->
        [yes] { " " }חזרה צפויה לפעולה תקינה: { $expected }.
       *[no] { "" }
    }
    .title = מצב הקו
    .f-state = מצב
    .f-since = מאז
    .f-reason = סיבה
    .f-expected = חזרה צפויה
link-status_state_open = פתוח
link-status_state_degraded = משובש
link-status_state_down = מנותק
link-status_state_suspended = מושעה
