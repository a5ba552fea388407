# What came of a round, as submitted; it speaks for nobody who has not confirmed it.
round-record =
    { $by } submits the record of the round in { $round }. Time: { $held }. Present: { $participants }.{ $agreed-given ->
        [yes] { " " }Agreed: { $agreed }.
       *[no] { " " }Nothing was agreed.
    }{ $not-agreed-given ->
        [yes] { " " }Not agreed: { $not-agreed }.
       *[no] { "" }
    }{ $next-given ->
        [yes] { " " }Next round: { $next }.
       *[no] { "" }
    }
    .title = Record of a round
    .f-round = Round
    .f-held = Time
    .f-participants = Present
    .f-agreed = Agreed
    .f-not-agreed = Not agreed
    .f-next = Next round
round-record_participants = { $office }
    .f-office = Office
round-record_agreed = { $point }
    .f-point = Point
round-record_not-agreed = { $point }
    .f-point = Point
