# A question that must be answered.
inc-query =
    { $by } asks for an answer. Concern: { $concern }. Place: { $place }.{ $when-given ->
        [yes] { " " }Time: { $when }.
       *[no] { "" }
    } Question: { $question }{ $incident-given ->
        [yes] { " " }Refers to act { $incident }.
       *[no] { "" }
    }
    .title = Query
    .f-concern = Concern
    .f-place = Place
    .f-when = Time
    .f-question = Question
    .f-incident = Incident
inc-query_concern_troops = troops
inc-query_concern_flight = flight
inc-query_concern_fire = fire
inc-query_concern_construction = construction
inc-query_concern_movement = movement
inc-query_concern_other = other
