# The answer to a query.
inc-response =
    { $position-key ->
        [admit] { $by } answers that its forces did this.
        [admit-inadvertent] { $by } answers that its forces did this inadvertently.
        [deny] { $by } answers that this did not take place.
        [own-investigation] { $by } answers that it is investigating.
        [not-our-force] { $by } answers that the force was not its own.
       *[cannot-answer-yet] { $by } answers that it cannot answer yet.
    }{ $account-given ->
        [yes] { " " }Account: { $account }.
       *[no] { "" }
    }{ $new-date-given ->
        [yes] { " " }A full answer will follow by { $new-date }.
       *[no] { "" }
    }{ $facts-place-given ->
        [yes] { " " }Place: { $facts-place }.
       *[no] { "" }
    }{ $facts-time-given ->
        [yes] { " " }Time: { $facts-time }.
       *[no] { "" }
    }{ $facts-harm-given ->
        [yes] { " " }Harm: { $facts-harm }.
       *[no] { "" }
    }
    .title = Answer to a query
    .f-position = Position
    .f-account = Account
    .f-new-date = Full answer by
    .f-facts-place = Place, as a fact
    .f-facts-time = Time, as a fact
    .f-facts-harm = Harm, as a fact
inc-response_position_admit = our forces did this
inc-response_position_admit-inadvertent = our forces did this inadvertently
inc-response_position_deny = did not take place
inc-response_position_own-investigation = under our own investigation
inc-response_position_not-our-force = not our force
inc-response_position_cannot-answer-yet = cannot answer yet
inc-response_facts-place_asserted = asserted
inc-response_facts-place_denied = denied
inc-response_facts-place_unknown = not known
inc-response_facts-time_asserted = asserted
inc-response_facts-time_denied = denied
inc-response_facts-time_unknown = not known
inc-response_facts-harm_asserted = asserted
inc-response_facts-harm_denied = denied
inc-response_facts-harm_unknown = not known
