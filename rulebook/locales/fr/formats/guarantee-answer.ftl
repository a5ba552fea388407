# Ce que dit le garant à un appel.
guarantee-answer =
    { $outcome-key ->
        [taken-up] { $by } se charge de ce qu'il a garanti : { $text }
        [done] { $by } dit avoir fait ce qu'il a garanti : { $text }
       *[denied] { $by } soutient que sa garantie n'oblige pas à ce qui est demandé : { $text }
    }
    .title = Réponse d'un garant
    .f-outcome = Réponse
    .f-text = En mots
guarantee-answer_outcome_taken-up = s'en charge
guarantee-answer_outcome_done = l'a fait
guarantee-answer_outcome_denied = soutient qu'il ne le doit pas
