# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    { $by } publie une déclaration commune de { $sides } : { $text }{ $about-given ->
        [yes] { " " }Concerne { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }Projet convenu dans { $draft }.
       *[no] { "" }
    }
    .title = Déclaration commune
    .f-sides = Parties
    .f-text = Texte
    .f-about = Concerne
    .f-draft = Projet
joint-statement_sides = { $side }
    .f-side = Partie
