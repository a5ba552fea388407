# Qui vient, par poste, selon le membre dont c'est la délégation.
delegation =
    { $by } désigne sa délégation au cycle convoqué par { $round } : { $offices }.{ $seats-given ->
        [yes] { " " }Sièges : { $seats }.
       *[no] { "" }
    }
    .title = Délégation
    .f-round = Cycle
    .f-offices = Postes
    .f-seats = Sièges
delegation_offices = { $office }
    .f-office = Poste
