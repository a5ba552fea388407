# Something of which others tell in public. It states nothing by itself.
press-matter = { $by } ouvre une affaire que d’autres rapportent en public : { $title }. { $told }. Cela n’affirme rien en soi.
    .title = Affaire rapportée en public
    .f-title = Titre
    .f-told = Ce qui est rapporté
press-matter_told = { $what } : { $value }{ $cite-given ->
        [yes] { " " }(en { $cite })
       *[no] { "" }
    }
    .f-what = Quoi
    .f-value = Tel que rapporté
    .f-cite = Où c’est rapporté
press-matter_told_what_when = Quand
press-matter_told_what_where = Où
press-matter_told_what_mediator = Médiation
press-matter_told_what_present = Présents
press-matter_told_what_subject = Au sujet de
press-matter_told_what_source = Rapporté par
