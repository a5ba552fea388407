# Ce qui est admis d'une affirmation, et ce qui ne l'est pas, avec le motif. Deux nombres, jamais un seul.
commit-verify =
    { $by } admet { $accepted } de ce qui est affirmé.{ $contested-given ->
        [yes] { " " }Il conteste { $contested }.
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }Selon lui : { $text }
       *[no] { "" }
    }
    .title = Décompte d'une affirmation
    .f-accepted = Admis
    .f-contested = Contesté
    .f-text = En mots
commit-verify_contested = { $quantity }, motif : { $reason }
    .f-quantity = Quantité
    .f-reason = Motif
