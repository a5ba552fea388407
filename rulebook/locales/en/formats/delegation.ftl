# Who comes, by office, in the words of the member whose delegation it is.
delegation =
    { $by } names its delegation to the round in { $round }: { $offices }.{ $seats-given ->
        [yes] { " " }Seats: { $seats }.
       *[no] { "" }
    }
    .title = Delegation
    .f-round = Round
    .f-offices = Offices
    .f-seats = Seats
delegation_offices = { $office }
    .f-office = Office
