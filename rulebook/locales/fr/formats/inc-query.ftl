# Une question à laquelle réponse est due.
inc-query =
    { $by } demande réponse. Sujet : { $concern }. Lieu : { $place }.{ $when-given ->
        [yes] { " " }Date : { $when }.
       *[no] { "" }
    } Question : { $question }{ $incident-given ->
        [yes] { " " }Renvoi à l'acte { $incident }.
       *[no] { "" }
    }
    .title = Question
    .f-concern = Sujet
    .f-place = Lieu
    .f-when = Date
    .f-question = Question
    .f-incident = Incident
inc-query_concern_troops = troupes
inc-query_concern_flight = vol
inc-query_concern_fire = tir
inc-query_concern_construction = travaux
inc-query_concern_movement = mouvement
inc-query_concern_other = autre
