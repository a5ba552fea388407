# A text to be said with one voice; it is nobody's word yet.
joint-draft =
    { $by } מציע הודעה משותפת בעניין { $about }: { $text }{ $translations-given ->
        [yes] { " " }בשפות אחרות: { $translations }
       *[no] { "" }
    }
    .title = הודעה משותפת, טיוטה
    .f-about = בעניין
    .f-text = נוסח
    .f-translations = בשפות אחרות
joint-draft_translations = { $language }: { $text }
    .f-language = שפה
    .f-text = נוסח
joint-draft_translations_language_en = אנגלית
joint-draft_translations_language_ar = ערבית
joint-draft_translations_language_he = עברית
joint-draft_translations_language_fr = צרפתית
