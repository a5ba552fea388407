# Un sujet à traiter, dans les termes de celui qui le propose.
agenda-item =
    { $by } propose un point à l'ordre du jour du cycle convoqué par { $round } : { $subject }.{ $linked-given ->
        [yes] { " " }Lié à { $linked }.
       *[no] { "" }
    }
    .title = Point de l'ordre du jour
    .f-round = Cycle
    .f-subject = Point
    .f-linked = Lié à
