# Le superviseur répond à une protestation. Aucune des trois réponses n'est une conclusion.
protest-reply =
    { $outcome-key ->
        [answered] { $by } répond à la protestation.
        [rejected] { $by } rejette la protestation.
       *[noted] { $by } prend acte de la protestation.
    } Réponse : { $text }.
    .title = Réponse à une protestation
    .f-outcome = Suite donnée
    .f-text = Réponse
protest-reply_outcome_answered = réponse donnée
protest-reply_outcome_rejected = rejetée
protest-reply_outcome_noted = prise d'acte
