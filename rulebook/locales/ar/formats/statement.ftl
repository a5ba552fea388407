# ما يعلنه عضو على الملأ.
statement =
    { $status-key ->
        [unilateral] بيان منفرد صادر عن { $by }: { $text }
        [denial] نفي صادر عن { $by }: { $text }
       *[correction] تصويب صادر عن { $by }: { $text }
    }{ $about-given ->
        [yes] { " " }يتعلق بما ورد في { $about }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }بلغات أخرى: { $translations }
       *[no] { "" }
    }
    .title = بيان
    .f-status = الصفة
    .f-text = النص
    .f-about = يتعلق بـ
    .f-translations = بلغات أخرى
statement_status_unilateral = صادر عن عضو واحد
statement_status_denial = نفي
statement_status_correction = تصويب
statement_translations = { $language }: { $text }
    .f-language = اللغة
    .f-text = النص
statement_translations_language_en = الإنجليزية
statement_translations_language_ar = العربية
statement_translations_language_he = العبرية
statement_translations_language_fr = الفرنسية
