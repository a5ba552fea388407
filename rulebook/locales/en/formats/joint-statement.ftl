# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    { $by } publishes a joint statement of { $sides }: { $text }{ $about-given ->
        [yes] { " " }Concerns { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }Draft agreed in { $draft }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }In other languages: { $translations }
       *[no] { "" }
    }
    .title = Joint statement
    .f-sides = Sides
    .f-text = Text
    .f-about = Concerns
    .f-draft = Draft
    .f-translations = In other languages
joint-statement_sides = { $side }
    .f-side = Side
joint-statement_translations = { $language }: { $text }
    .f-language = Language
    .f-text = Text
joint-statement_translations_language_en = English
joint-statement_translations_language_ar = Arabic
joint-statement_translations_language_he = Hebrew
joint-statement_translations_language_fr = French
