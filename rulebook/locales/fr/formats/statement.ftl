# Ce qu'un membre déclare publiquement.
statement =
    { $status-key ->
        [unilateral] Déclaration unilatérale de { $by } : { $text }
        [denial] Démenti de { $by } : { $text }
       *[correction] Rectificatif de { $by } : { $text }
    }{ $about-given ->
        [yes] { " " }Concerne { $about }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }Dans d’autres langues : { $translations }
       *[no] { "" }
    }
    .title = Déclaration
    .f-status = Nature
    .f-text = Texte
    .f-about = Concerne
    .f-translations = Dans d’autres langues
statement_status_unilateral = d'un seul membre
statement_status_denial = démenti
statement_status_correction = rectificatif
statement_translations = { $language } : { $text }
    .f-language = Langue
    .f-text = Texte
statement_translations_language_en = anglais
statement_translations_language_ar = arabe
statement_translations_language_he = hébreu
statement_translations_language_fr = français
