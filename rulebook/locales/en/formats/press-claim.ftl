# What was published elsewhere under somebody's name or none. It is no member's act.
press-claim = { $by } enters what { $outlet } published{ $published-given ->
        [yes] { " " }at { $published }
       *[no] { "" }
    } and ascribed to { $ascribed }{ $side-given ->
        [yes] , on the side of { $side }
       *[no] { "" }
    }{ $through-given ->
        [yes] , through { $through }
       *[no] { "" }
    }, about { $about }: { $points }. It is public, and no member's act.
    .title = Claim in public
    .f-about = Concerns
    .f-outlet = Published by
    .f-published = Published at
    .f-ascribed = Ascribed to
    .f-side = Said to be of
    .f-through = Reached it through
    .f-points = Points
press-claim_points =
    as { $kind }, { $says }: { $claim }{ $of-given ->
        [yes] { " " }(on point { $point } of { $of })
       *[no] { "" }
    }{ $cite-given ->
        [yes] { " " }(at { $cite })
       *[no] { "" }
    }{ $caveat-given ->
        [yes] { " " }(the outlet adds: { $caveat })
       *[no] { "" }
    }{ $agenda-given ->
        [yes] { " " }(on { $agenda })
       *[no] { "" }
    }
    .f-kind = Kind
    .f-says = Says
    .f-claim = Claim
    .f-of = Other account
    .f-point = Point there
    .f-cite = Where there
    .f-caveat = The outlet adds
    .f-agenda = Point of the agenda
press-claim_points_kind_fact = fact
press-claim_points_kind_commitment = commitment
press-claim_points_kind_position = position
press-claim_points_kind_interpretation = interpretation
press-claim_points_says_asserts = asserts
press-claim_points_says_denies = denies
press-claim_points_kind_demand = demand
press-claim_points_says_no-answer = is said not to have answered
