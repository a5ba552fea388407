# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    ينشر { $by } بيانًا مشتركًا لـ { $sides }: { $text }{ $about-given ->
        [yes] { " " }بشأن { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }اتُّفق على مسودته في { $draft }.
       *[no] { "" }
    }
    .title = بيان مشترك
    .f-sides = الأطراف
    .f-text = النص
    .f-about = بشأن
    .f-draft = المسودة
joint-statement_sides = { $side }
    .f-side = الطرف
