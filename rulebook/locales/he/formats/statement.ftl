# מה שחבר מצהיר בפומבי.
statement =
    { $status-key ->
        [unilateral] הצהרה מטעם { $by } בלבד: { $text }
        [denial] הכחשה מטעם { $by }: { $text }
       *[correction] תיקון מטעם { $by }: { $text }
    }{ $about-given ->
        [yes] { " " }הנדון: { $about }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }בשפות אחרות: { $translations }
       *[no] { "" }
    }
    .title = הצהרה
    .f-status = מעמד
    .f-text = נוסח
    .f-about = הנדון
    .f-translations = בשפות אחרות
statement_status_unilateral = מטעם חבר אחד
statement_status_denial = הכחשה
statement_status_correction = תיקון
statement_translations = { $language }: { $text }
    .f-language = שפה
    .f-text = נוסח
statement_translations_language_en = אנגלית
statement_translations_language_ar = ערבית
statement_translations_language_he = עברית
statement_translations_language_fr = צרפתית
