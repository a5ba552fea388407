# What a member says was said or agreed, point by point; whether it is so, nobody says here.
account = { $by } gives its account of { $about }: { $points }.
    .title = Account
    .f-about = Concerns
    .f-points = Points
account_points =
    as { $kind }, { $says }: { $claim }{ $of-given ->
        [yes] { " " }(on point { $point } of { $of })
       *[no] { "" }
    }{ $recorded-given ->
        [yes] { " " }(recorded in { $recorded })
       *[no] { "" }
    }
    .f-kind = Kind
    .f-says = Says
    .f-claim = Claim
    .f-of = Other account
    .f-point = Point there
    .f-recorded = Recorded in
account_points_kind_fact = fact
account_points_kind_commitment = commitment
account_points_kind_position = position
account_points_kind_interpretation = interpretation
account_points_says_asserts = asserts
account_points_says_denies = denies
account_points_kind_demand = demand
