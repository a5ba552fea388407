# What was published elsewhere under somebody's name or none. It is no member's act.
press-claim = { $by } enters what { $outlet } published at { $published } and ascribed to { $ascribed } about { $about }: { $points }. It is public, and no member's act.
    .title = Claim in public
    .f-about = Concerns
    .f-outlet = Published by
    .f-published = Published at
    .f-ascribed = Ascribed to
    .f-points = Points
press-claim_points =
    as { $kind }, { $says }: { $claim }{ $of-given ->
        [yes] { " " }(on point { $point } of { $of })
       *[no] { "" }
    }
    .f-kind = Kind
    .f-says = Says
    .f-claim = Claim
    .f-of = Other account
    .f-point = Point there
press-claim_points_kind_fact = fact
press-claim_points_kind_commitment = commitment
press-claim_points_kind_position = position
press-claim_points_kind_interpretation = interpretation
press-claim_points_says_asserts = asserts
press-claim_points_says_denies = denies
