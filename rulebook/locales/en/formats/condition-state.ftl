# Whether a condition stands, as the supervisor says.
condition-state =
    { $state-key ->
        [met] { $by } says that the condition in { $condition } is met.
        [not-met] { $by } says that the condition in { $condition } is not met.
       *[disputed] { $by } says that the condition in { $condition } is disputed.
    }{ $day-given ->
        [yes] { " " }Its day: { $day }.
       *[no] { "" }
    }{ $grounds-given ->
        [yes] { " " }Grounds: { $grounds }
       *[no] { "" }
    }
    .title = State of a condition
    .f-condition = Condition
    .f-state = State
    .f-day = Day
    .f-grounds = Grounds
condition-state_state_met = met
condition-state_state_not-met = not met
condition-state_state_disputed = disputed
