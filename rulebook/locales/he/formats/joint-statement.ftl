# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    { $by } מפרסם הודעה משותפת של { $sides }: { $text }{ $about-given ->
        [yes] { " " }בעניין { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }הטיוטה הוסכמה ב־{ $draft }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }בשפות אחרות: { $translations }
       *[no] { "" }
    }
    .title = הודעה משותפת
    .f-sides = צדדים
    .f-text = נוסח
    .f-about = בעניין
    .f-draft = טיוטה
    .f-translations = בשפות אחרות
joint-statement_sides = { $side }
    .f-side = צד
joint-statement_translations = { $language }: { $text }
    .f-language = שפה
    .f-text = נוסח
joint-statement_translations_language_en = אנגלית
joint-statement_translations_language_ar = ערבית
joint-statement_translations_language_he = עברית
joint-statement_translations_language_fr = צרפתית
