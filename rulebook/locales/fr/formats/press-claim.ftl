# What was published elsewhere under somebody's name or none. It is no member's act.
press-claim = { $by } inscrit ce que { $outlet } a publié le { $published } en l’attribuant à { $ascribed } au sujet de { $about } : { $points }. C’est public, et ce n’est l’acte d’aucun membre.
    .title = Affirmation publique
    .f-about = Concerne
    .f-outlet = Publié par
    .f-published = Publié le
    .f-ascribed = Attribué à
    .f-points = Points
press-claim_points =
    comme { $kind }, { $says } : { $claim }{ $of-given ->
        [yes] { " " }(sur le point { $point } de { $of })
       *[no] { "" }
    }
    .f-kind = Nature
    .f-says = Dit
    .f-claim = Affirmation
    .f-of = Autre récit
    .f-point = Point de celui-ci
press-claim_points_kind_fact = fait
press-claim_points_kind_commitment = engagement
press-claim_points_kind_position = position
press-claim_points_kind_interpretation = interprétation
press-claim_points_says_asserts = affirme
press-claim_points_says_denies = dément
