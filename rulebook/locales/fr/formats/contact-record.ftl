# Ce qui s'est dit lors d'une réunion ou d'un appel ; ce relevé n'engage que ceux qui l'ont confirmé.
contact-record =
    { $by } soumet le relevé d'un contact. Date : { $held }. Présents : { $participants }.{ $agreed-given ->
        [yes] { " " }Points convenus : { $agreed }.
       *[no] { " " }Aucun point n'a été convenu.
    }{ $not-agreed-given ->
        [yes] { " " }Points non convenus : { $not-agreed }.
       *[no] { "" }
    }
    .title = Relevé de contact
    .f-held = Date
    .f-participants = Présents
    .f-agreed = Points convenus
    .f-not-agreed = Points non convenus
contact-record_participants = { $office }
    .f-office = Poste
contact-record_agreed = { $point }
    .f-point = Point
contact-record_not-agreed = { $point }
    .f-point = Point
