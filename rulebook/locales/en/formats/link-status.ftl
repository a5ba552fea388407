# The state of a member's line. Suspended is a decision, down is not.
link-status =
    { $state-key ->
        [open] { $by } reports its line open since { $since }.
        [degraded] { $by } reports its line degraded since { $since }.
        [down] { $by } reports its line down since { $since }.
       *[suspended] { $by } reports its line suspended by decision since { $since }.
    }{ $reason-given ->
        [yes] { " " }Reason: { $reason }.
       *[no] { "" }
    }{ $expected-given ->
        [yes] { " " }Normal service expected at { $expected }.
       *[no] { "" }
    }
    .title = Line status
    .f-state = State
    .f-since = Since
    .f-reason = Reason
    .f-expected = Normal service expected
link-status_state_open = open
link-status_state_degraded = degraded
link-status_state_down = down
link-status_state_suspended = suspended
