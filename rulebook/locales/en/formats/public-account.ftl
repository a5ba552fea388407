# What a member says was said or agreed, point by point; whether it is so, nobody says here.
public-account = { $by } gives its account of { $about }: { $points }.
    .title = Account in public
    .f-about = Concerns
    .f-points = Points
public-account_points =
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
public-account_points_kind_fact = fact
public-account_points_kind_commitment = commitment
public-account_points_kind_position = position
public-account_points_kind_interpretation = interpretation
public-account_points_says_asserts = asserts
public-account_points_says_denies = denies
public-account_points_kind_demand = demand
