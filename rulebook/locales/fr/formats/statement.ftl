# Ce qu'un membre déclare publiquement.
statement =
    { $status-key ->
        [unilateral] Déclaration unilatérale de { $by } : { $text }
        [denial] Démenti de { $by } : { $text }
       *[correction] Rectificatif de { $by } : { $text }
    }{ $about-given ->
        [yes] { " " }Concerne { $about }.
       *[no] { "" }
    }
    .title = Déclaration
    .f-status = Nature
    .f-text = Texte
    .f-about = Concerne
statement_status_unilateral = d'un seul membre
statement_status_denial = démenti
statement_status_correction = rectificatif
