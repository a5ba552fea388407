# Something of which others tell in public. It states nothing by itself.
press-matter = { $by } פותח עניין שאחרים מספרים עליו בפומבי: { $title }. { $told }. הדבר כשלעצמו אינו קובע דבר.
    .title = עניין המסופר בפומבי
    .f-title = כותרת
    .f-told = מה מסופר
press-matter_told = { $what }: { $value }{ $cite-given ->
        [yes] { " " }(ב־{ $cite })
       *[no] { "" }
    }
    .f-what = מה
    .f-value = כפי שמסופר
    .f-cite = היכן מסופר
press-matter_told_what_when = מתי
press-matter_told_what_where = היכן
press-matter_told_what_mediator = בתיווך
press-matter_told_what_present = מי נפגש
press-matter_told_what_subject = על מה
press-matter_told_what_source = סופר על ידי
