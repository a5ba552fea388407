# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    ينشر { $by } بيانًا مشتركًا لـ { $sides }: { $text }{ $about-given ->
        [yes] { " " }بشأن { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }اتُّفق على مسودته في { $draft }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }بلغات أخرى: { $translations }
       *[no] { "" }
    }
    .title = بيان مشترك
    .f-sides = الأطراف
    .f-text = النص
    .f-about = بشأن
    .f-draft = المسودة
    .f-translations = بلغات أخرى
joint-statement_sides = { $side }
    .f-side = الطرف
joint-statement_translations = { $language }: { $text }
    .f-language = اللغة
    .f-text = النص
joint-statement_translations_language_en = الإنجليزية
joint-statement_translations_language_ar = العربية
joint-statement_translations_language_he = العبرية
joint-statement_translations_language_fr = الفرنسية
