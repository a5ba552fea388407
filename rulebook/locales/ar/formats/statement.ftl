# ما يعلنه عضو على الملأ.
statement =
    { $status-key ->
        [unilateral] بيان منفرد صادر عن { $by }: { $text }
        [denial] نفي صادر عن { $by }: { $text }
       *[correction] تصويب صادر عن { $by }: { $text }
    }{ $about-given ->
        [yes] { " " }يتعلق بما ورد في { $about }.
       *[no] { "" }
    }
    .title = بيان
    .f-status = الصفة
    .f-text = النص
    .f-about = يتعلق بـ
statement_status_unilateral = صادر عن عضو واحد
statement_status_denial = نفي
statement_status_correction = تصويب
