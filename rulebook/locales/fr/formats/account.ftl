# What a member says was said or agreed, point by point; whether it is so, nobody says here.
account = { $by } donne son récit de { $about } : { $points }.
    .title = Récit
    .f-about = Concerne
    .f-points = Points
account_points =
    comme { $kind }, { $says } : { $claim }{ $of-given ->
        [yes] { " " }(sur le point { $point } de { $of })
       *[no] { "" }
    }{ $recorded-given ->
        [yes] { " " }(consigné dans { $recorded })
       *[no] { "" }
    }
    .f-kind = Nature
    .f-says = Dit
    .f-claim = Affirmation
    .f-of = Autre récit
    .f-point = Point de celui-ci
    .f-recorded = Consigné dans
account_points_kind_fact = fait
account_points_kind_commitment = engagement
account_points_kind_position = position
account_points_kind_interpretation = interprétation
account_points_says_asserts = affirme
account_points_says_denies = dément
account_points_kind_demand = exigence
