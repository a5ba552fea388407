# Ce qu'il est ressorti d'un cycle, tel que présenté ; cela n'engage que ceux qui l'ont confirmé.
round-record =
    { $by } soumet le compte rendu du cycle convoqué par { $round }. Date : { $held }. Présents : { $participants }.{ $agreed-given ->
        [yes] { " " }Points convenus : { $agreed }.
       *[no] { " " }Aucun point n'a été convenu.
    }{ $not-agreed-given ->
        [yes] { " " }Points non convenus : { $not-agreed }.
       *[no] { "" }
    }{ $next-given ->
        [yes] { " " }Prochain cycle : { $next }.
       *[no] { "" }
    }
    .title = Compte rendu d'un cycle
    .f-round = Cycle
    .f-held = Date
    .f-participants = Présents
    .f-agreed = Points convenus
    .f-not-agreed = Points non convenus
    .f-next = Prochain cycle
round-record_participants = { $office }
    .f-office = Poste
round-record_agreed = { $point }
    .f-point = Point
round-record_not-agreed = { $point }
    .f-point = Point
