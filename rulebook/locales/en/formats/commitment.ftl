# A promise, its quantity and its days, and who counts. It says nothing of whether it was kept.
commitment =
    { $by } gives its word, { $kind }: { $what } Quantity: { $quantity } ({ $unit }). Done when: { $test } Counted by { $verifier }.{ $after-given ->
        [yes] { " " }Days count from { $after }.
       *[no] { "" }
    }{ $from-days-given ->
        [yes] { " " }Begins { $from-days } days after it.
       *[no] { "" }
    }{ $due-days-given ->
        [yes] { " " }Due { $due-days } days after it.
       *[no] { "" }
    }{ $from-given ->
        [yes] { " " }Not before { $from }.
       *[no] { "" }
    }{ $due-given ->
        [yes] { " " }At the latest on { $due }.
       *[no] { "" }
    }{ $phases-given ->
        [yes] { " " }In phases: { $phases }.
       *[no] { "" }
    }{ $gates-given ->
        [yes] { " " }Only when these are done: { $gates }.
       *[no] { "" }
    }{ $exceptions-given ->
        [yes] { " " }Exceptions: { $exceptions }
       *[no] { "" }
    }{ $clause-given ->
        [yes] { " " }Clause: { $clause }.
       *[no] { "" }
    }
    .title = Commitment
    .f-kind = Kind
    .f-what = What
    .f-quantity = Quantity
    .f-unit = Counted in
    .f-test = Done when
    .f-verifier = Counted by
    .f-after = Days count from
    .f-from-days = Begins, days after it
    .f-due-days = Due, days after it
    .f-from = Not before
    .f-due = At the latest
    .f-phases = Phases
    .f-gates = Only when done
    .f-exceptions = Exceptions
    .f-clause = Clause
commitment_phases =
    { $quantity } behind { $line }{ $days-given ->
        [yes] { " " }by day { $days }
       *[no] { "" }
    }
    .f-quantity = Quantity, all in all
    .f-line = Line
    .f-days = Days after it
commitment_gates = { $act }
    .f-act = Act
commitment_kind_withdrawal = withdrawal
commitment_kind_suspension = suspension of an activity
commitment_kind_hand-over = hand-over
commitment_kind_release = release
commitment_kind_opening = opening
commitment_kind_other = other
commitment_unit_whole = as a whole
commitment_unit_pieces = pieces
commitment_unit_vehicles = vehicles
commitment_unit_people = people
commitment_unit_places = places
commitment_unit_tonnes = tonnes
commitment_unit_days = days
