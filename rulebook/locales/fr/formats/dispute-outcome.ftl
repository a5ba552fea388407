# Ce qu'un côté dit qu'il advint d'un différend. C'est le cas quand les deux l'ont dit.
dispute-outcome =
    { $outcome-key ->
        [settled] { $by } dit que le différend est réglé : { $text }
       *[differ] { $by } dit que les deux conviennent de leur désaccord : { $text }
    }
    .title = Issue d'un différend
    .f-outcome = Issue
    .f-text = En mots
dispute-outcome_outcome_settled = réglé
dispute-outcome_outcome_differ = désaccord constaté
