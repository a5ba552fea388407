# A text on the table; its clauses are acts of their own.
text-open =
    { $by } met un texte sur la table, { $kind } : { $subject }.{ $round-given ->
        [yes] { " " }Pour la session { $round }.
       *[no] { "" }
    }{ $belongs-given ->
        [yes] { " " }Se rattache à { $belongs }.
       *[no] { "" }
    } À signer par : { $sides }. Langues : { $languages }.{ $prevailing-given ->
        [yes] { " " }En cas de doute, { $prevailing } fait foi.
       *[no] { "" }
    }{ $depositary-given ->
        [yes] { " " }Dépositaire : { $depositary }.
       *[no] { "" }
    } Entre en vigueur { $entry }{ $date-given ->
        [yes] { " " }le { $date }
       *[no] { "" }
    }{ $days-given ->
        [yes] { " " }et jours après : { $days }
       *[no] { "" }
    }.{ $existence-given ->
        [yes] { " " }L’existence de ce texte est { $existence }.
       *[no] { "" }
    }
    .title = Texte sur la table
    .f-subject = Objet
    .f-kind = Nature
    .f-round = Session
    .f-belongs = Se rattache à
    .f-sides = À signer par
    .f-languages = Langues
    .f-prevailing = Langue qui fait foi
    .f-depositary = Dépositaire
    .f-entry = Entre en vigueur
    .f-days = Jours après
    .f-date = Date
    .f-existence = Son existence
text-open_sides = { $side }
    .f-side = Partie
text-open_kind_non-paper = document officieux
text-open_kind_proposal = proposition
text-open_kind_chairs-text = texte de la présidence
text-open_kind_rolling-text = texte évolutif
text-open_kind_annex = annexe
text-open_kind_map = carte
text-open_kind_side-letter = lettre parallèle
text-open_kind_joint-statement = déclaration commune
text-open_entry_signed = quand tous ont signé
text-open_entry_deposited = quand le dépositaire le détient signé
text-open_entry_date = à la date nommée, si tous ont signé d’ici là
text-open_existence_shown = montrée aux autres membres de son canal
text-open_existence_hidden = cachée aux autres
text-open_languages_en = anglais
text-open_languages_ar = arabe
text-open_languages_he = hébreu
text-open_languages_fr = français
text-open_prevailing_en = anglais
text-open_prevailing_ar = arabe
text-open_prevailing_he = hébreu
text-open_prevailing_fr = français
