# What was published elsewhere under somebody's name or none. It is no member's act.
press-claim = { $by } inscrit ce que { $outlet } a publié{ $published-given ->
        [yes] { " " }le { $published }
       *[no] { "" }
    } en l’attribuant à { $ascribed }{ $side-given ->
        [yes] , du côté de { $side }
       *[no] { "" }
    }{ $through-given ->
        [yes] , par { $through }
       *[no] { "" }
    }, au sujet de { $about } : { $points }. C’est public, et ce n’est l’acte d’aucun membre.
    .title = Affirmation publique
    .f-about = Concerne
    .f-outlet = Publié par
    .f-published = Publié le
    .f-ascribed = Attribué à
    .f-side = Dit du côté de
    .f-through = Parvenu par
    .f-points = Points
press-claim_points =
    comme { $kind }, { $says } : { $claim }{ $of-given ->
        [yes] { " " }(sur le point { $point } de { $of })
       *[no] { "" }
    }{ $cite-given ->
        [yes] { " " }(en { $cite })
       *[no] { "" }
    }{ $caveat-given ->
        [yes] { " " }(le média ajoute : { $caveat })
       *[no] { "" }
    }{ $agenda-given ->
        [yes] { " " }(sur { $agenda })
       *[no] { "" }
    }
    .f-kind = Nature
    .f-says = Dit
    .f-claim = Affirmation
    .f-of = Autre récit
    .f-point = Point de celui-ci
    .f-cite = Où
    .f-caveat = Le média ajoute
    .f-agenda = Point de l’ordre du jour
press-claim_points_kind_fact = fait
press-claim_points_kind_commitment = engagement
press-claim_points_kind_position = position
press-claim_points_kind_interpretation = interprétation
press-claim_points_says_asserts = affirme
press-claim_points_says_denies = dément
press-claim_points_kind_demand = exigence
press-claim_points_says_no-answer = n’aurait pas répondu
