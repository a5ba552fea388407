# מה שחבר מצהיר בפומבי.
statement =
    { $status-key ->
        [unilateral] הצהרה מטעם { $by } בלבד: { $text }
        [denial] הכחשה מטעם { $by }: { $text }
       *[correction] תיקון מטעם { $by }: { $text }
    }{ $about-given ->
        [yes] { " " }הנדון: { $about }.
       *[no] { "" }
    }
    .title = הצהרה
    .f-status = מעמד
    .f-text = נוסח
    .f-about = הנדון
statement_status_unilateral = מטעם חבר אחד
statement_status_denial = הכחשה
statement_status_correction = תיקון
