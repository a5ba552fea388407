# Something of which others tell in public. It states nothing by itself.
press-matter = { $by } opens a matter of which others tell in public: { $title }. { $told }. It states nothing by itself.
    .title = Matter told of in public
    .f-title = Title
    .f-told = What is told
press-matter_told = { $what }: { $value }{ $cite-given ->
        [yes] { " " }(at { $cite })
       *[no] { "" }
    }
    .f-what = What
    .f-value = As it is told
    .f-cite = Where it is told
press-matter_told_what_when = When
press-matter_told_what_where = Where
press-matter_told_what_mediator = Mediated by
press-matter_told_what_present = Who met
press-matter_told_what_subject = About what
press-matter_told_what_source = Told by
