# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    { $by } publie une déclaration commune de { $sides } : { $text }{ $about-given ->
        [yes] { " " }Concerne { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }Projet convenu dans { $draft }.
       *[no] { "" }
    }{ $translations-given ->
        [yes] { " " }Dans d’autres langues : { $translations }
       *[no] { "" }
    }
    .title = Déclaration commune
    .f-sides = Parties
    .f-text = Texte
    .f-about = Concerne
    .f-draft = Projet
    .f-translations = Dans d’autres langues
joint-statement_sides = { $side }
    .f-side = Partie
joint-statement_translations = { $language } : { $text }
    .f-language = Langue
    .f-text = Texte
joint-statement_translations_language_en = anglais
joint-statement_translations_language_ar = arabe
joint-statement_translations_language_he = hébreu
joint-statement_translations_language_fr = français
