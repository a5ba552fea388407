# One clause in one language, with its brackets as they are written.
clause =
    { $by } : article { $number } de { $document }, { $purpose }.{ $replaces-given ->
        [yes] { " " }À la place de : { $replaces }.
       *[no] { "" }
    }{ $heading-given ->
        [yes] { " " }Titre : { $heading }.
       *[no] { "" }
    } { $text }{ $shows-given ->
        [yes] { " " }Montre { $shows }.
       *[no] { "" }
    }
    .title = Article
    .f-document = Texte
    .f-number = Numéro
    .f-purpose = Comme
    .f-replaces = À la place de
    .f-heading = Titre
    .f-text = Termes
    .f-shows = Montre
clause_replaces = { $version }
    .f-version = Version
clause_purpose_wording = rédaction
clause_purpose_translation = traduction
clause_purpose_bridging = texte de compromis
clause_purpose_removal = supprimé
