# A round of talks is called. The word for the mode says how the sides talk, and nothing about either.
round-convene =
    { $by } convenes round { $round } of talks: { $mode }. Times proposed: { $proposed }.{ $place-given ->
        [yes] { " " }Place: { $place }.
       *[no] { "" }
    }{ $follows-given ->
        [yes] { " " }Follows the round of { $follows }.
       *[no] { "" }
    }
    .title = Round of talks
    .f-round = Number of the round
    .f-mode = Mode
    .f-proposed = Times proposed
    .f-place = Place
    .f-follows = Follows the round
round-convene_proposed = { $window }
    .f-window = Time
round-convene_mode_direct = direct talks
round-convene_mode_proximity = proximity talks, the delegations in separate rooms
round-convene_mode_shuttle = shuttle talks, the supervisor going from one side to the other
