# A text to be said with one voice; it is nobody's word yet.
joint-draft =
    { $by } proposes a joint statement about { $about }: { $text }{ $translations-given ->
        [yes] { " " }In other languages: { $translations }
       *[no] { "" }
    }
    .title = Joint statement, draft
    .f-about = Concerns
    .f-text = Text
    .f-translations = In other languages
joint-draft_translations = { $language }: { $text }
    .f-language = Language
    .f-text = Text
joint-draft_translations_language_en = English
joint-draft_translations_language_ar = Arabic
joint-draft_translations_language_he = Hebrew
joint-draft_translations_language_fr = French
