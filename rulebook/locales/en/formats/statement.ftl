# What a member says in public.
statement =
    { $status-key ->
        [unilateral] Unilateral statement by { $by }: { $text }
        [denial] Denial by { $by }: { $text }
       *[correction] Correction by { $by }: { $text }
    }{ $about-given ->
        [yes] { " " }Concerns { $about }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }In other languages: { $translations }
       *[no] { "" }
    }
    .title = Statement
    .f-status = Status
    .f-text = Text
    .f-about = Concerns
    .f-translations = In other languages
statement_status_unilateral = unilateral
statement_status_denial = denial
statement_status_correction = correction
statement_translations = { $language }: { $text }
    .f-language = Language
    .f-text = Text
statement_translations_language_en = English
statement_translations_language_ar = Arabic
statement_translations_language_he = Hebrew
statement_translations_language_fr = French
