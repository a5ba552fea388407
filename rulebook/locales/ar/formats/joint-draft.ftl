# A text to be said with one voice; it is nobody's word yet.
joint-draft =
    يقترح { $by } بيانًا مشتركًا بشأن { $about }: { $text }{ $translations-given ->
        [yes] { " " }بلغات أخرى: { $translations }
       *[no] { "" }
    }
    .title = بيان مشترك، مسودة
    .f-about = بشأن
    .f-text = النص
    .f-translations = بلغات أخرى
joint-draft_translations = { $language }: { $text }
    .f-language = اللغة
    .f-text = النص
joint-draft_translations_language_en = الإنجليزية
joint-draft_translations_language_ar = العربية
joint-draft_translations_language_he = العبرية
joint-draft_translations_language_fr = الفرنسية
