# La réponse à une question.
inc-response =
    { $position-key ->
        [admit] { $by } répond que le fait est celui de ses forces.
        [admit-inadvertent] { $by } répond que le fait est celui de ses forces, par inadvertance.
        [deny] { $by } répond que le fait n'a pas eu lieu.
        [own-investigation] { $by } répond avoir ouvert sa propre enquête.
        [not-our-force] { $by } répond qu'il ne s'agissait pas de ses forces.
       *[cannot-answer-yet] { $by } n'est pas encore en mesure de répondre.
    }{ $account-given ->
        [yes] { " " }Exposé : { $account }.
       *[no] { "" }
    }{ $new-date-given ->
        [yes] { " " }Réponse complète au plus tard le { $new-date }.
       *[no] { "" }
    }{ $facts-place-given ->
        [yes] { " " }Lieu : { $facts-place }.
       *[no] { "" }
    }{ $facts-time-given ->
        [yes] { " " }Date : { $facts-time }.
       *[no] { "" }
    }{ $facts-harm-given ->
        [yes] { " " }Dommages : { $facts-harm }.
       *[no] { "" }
    }
    .title = Réponse à une question
    .f-position = Position
    .f-account = Exposé
    .f-new-date = Réponse complète au plus tard
    .f-facts-place = Lieu (fait)
    .f-facts-time = Date (fait)
    .f-facts-harm = Dommages (fait)
inc-response_position_admit = fait de nos forces
inc-response_position_admit-inadvertent = fait de nos forces, par inadvertance
inc-response_position_deny = n'a pas eu lieu
inc-response_position_own-investigation = enquête interne ouverte
inc-response_position_not-our-force = pas nos forces
inc-response_position_cannot-answer-yet = pas encore en mesure de répondre
inc-response_facts-place_asserted = affirmé
inc-response_facts-place_denied = contesté
inc-response_facts-place_unknown = inconnu
inc-response_facts-time_asserted = affirmée
inc-response_facts-time_denied = contestée
inc-response_facts-time_unknown = inconnue
inc-response_facts-harm_asserted = affirmés
inc-response_facts-harm_denied = contestés
inc-response_facts-harm_unknown = inconnus
