# Something of which others tell in public. It states nothing by itself.
press-matter = يفتح { $by } أمرًا يرويه آخرون علنًا: { $title }. { $told }. وهو لا يقرر شيئًا بذاته.
    .title = أمر يُروى علنًا
    .f-title = العنوان
    .f-told = ما يُروى
press-matter_told = { $what }: { $value }{ $cite-given ->
        [yes] { " " }(في { $cite })
       *[no] { "" }
    }
    .f-what = ماذا
    .f-value = كما يُروى
    .f-cite = موضع الرواية
press-matter_told_what_when = متى
press-matter_told_what_where = أين
press-matter_told_what_mediator = بوساطة
press-matter_told_what_present = من التقى
press-matter_told_what_subject = حول ماذا
press-matter_told_what_source = رواه
