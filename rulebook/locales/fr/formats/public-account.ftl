# What a member says was said or agreed, point by point; whether it is so, nobody says here.
public-account = { $by } donne son récit de { $about } : { $points }.
    .title = Récit public
    .f-about = Concerne
    .f-points = Points
public-account_points =
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
public-account_points_kind_fact = fait
public-account_points_kind_commitment = engagement
public-account_points_kind_position = position
public-account_points_kind_interpretation = interprétation
public-account_points_says_asserts = affirme
public-account_points_says_denies = dément
public-account_points_kind_demand = exigence
