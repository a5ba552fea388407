# Commitments: both sides on one timeline, and the page of one
desk_commitments = Commitments
desk_commitments-lead = Who has given which word, by when, how much of it is claimed and how much accepted. Whether a word was kept is for people to say.
desk_cm-none = No commitment has been given.
desk_cm-key-window = agreed window
desk_cm-key-expected = expected
desk_cm-key-claimed = claimed
desk_cm-key-accepted = accepted
desk_cm-key-today = today
desk_cm-timeline = Timeline of both sides
desk_cm-no-day = no day yet
desk_cm-what = Commitment
desk_cm-days = Days, UTC
desk_cm-from-until = { $start } to { $due }
desk_cm-until = by { $due }
desk_cm-expected = expected
desk_cm-quantity = Quantity
desk_cm-claimed = Claimed
desk_cm-accepted = Accepted
desk_cm-of = { $n } of { $whole }
desk_cm-not-claimed = nothing claimed
desk_cm-not-counted = not counted
desk_cm-overdue =
    { $n ->
        [one] day over since { $n } day
        *[other] day over since { $n } days
    }
desk_cm-conditions = Conditions
desk_cm-no-condition = Nothing waits for a condition.
desk_cm-condition-unsaid = nobody has said that it is met
desk_cm-condition-met = met
desk_cm-condition-not-met = not met
desk_cm-condition-disputed = disputed
desk_cm-from-day = from { $day }
desk_cm-meanwhile = Until then: { $text }
desk_cm-slip = If one is late
desk_cm-slip-lead = What would follow if a commitment were done some days after it is due.
desk_cm-slip-which = Commitment
desk_cm-slip-days = Days late
desk_cm-slip-show = Show
desk_cm-slip-title =
    { $n ->
        [one] If { $act } is done { $n } day late
        *[other] If { $act } is done { $n } days late
    }
desk_cm-slip-none = No other day moves and no gate closes.
desk_cm-slip-becomes = { $before } becomes { $after }
desk_cm-slip-closed =
    { $n ->
        [one] its gate { $gate } stays closed for { $n } day
        *[other] its gate { $gate } stays closed for { $n } days
    }
desk_cm-slip-closed-unknown = nobody can say when its gate { $gate } opens
desk_cm-title = Commitment { $act }
desk_cm-given-by = Given by
desk_cm-given-to = Given to
desk_cm-test = Done when
desk_cm-verifier = Counted by
desk_cm-exceptions = Exceptions
desk_cm-clause = Clause
desk_cm-after-days = { $from } to { $due } days after { $act }
desk_cm-own-days = days of its own
desk_cm-phases = Phases
desk_cm-phase = { $n } behind { $line }
desk_cm-gates = Only when done
desk_cm-gate-open = done
desk_cm-gate-closed = not done
desk_cm-counts = Counts of the latest claim
desk_cm-counts-note = two numbers, never one
desk_cm-counted = accepts { $n }
desk_cm-verifies = the verifier
desk_cm-contests = contests { $n }: { $reason }
desk_cm-claims = Claims
desk_cm-no-claim = Nothing has been claimed.
desk_cm-rule = A claim is one side’s word. What counts is what the verifier accepts, and that is told beside it.
desk_cm-unreadable = something that cannot be read here
desk_cm-says-claimed = claimed: { $n } of { $whole }
desk_cm-says-accepted = accepted: { $n } of { $whole }
desk_cm-slip-option = { $act }, { $by }: { $what }
desk_cm-g-title = Guarantees
desk_cm-g-note = called upon, it is a debt of its guarantor
desk_cm-g-none = Nobody has given a guarantee.
desk_cm-g-of = Guarantees { $act }
desk_cm-g-to = To
desk_cm-g-trigger = When
desk_cm-g-duty = Then
desk_cm-g-hours =
    { $n ->
        [one] within { $n } hour
        *[other] within { $n } hours
    }
desk_cm-g-public = public
desk_cm-g-sealed = sealed
desk_cm-g-called = Called upon
desk_cm-g-not-called = not called upon
desk_cm-g-due = due { $time }
desk_cm-g-proofs = Proofs
desk_cm-key-gate = gate, filled while it is closed
desk_cm-gates-done = { $n } of { $whole } done that it waits for
desk_cm-d-title = Disputes
desk_cm-d-note = what was agreed, what it means, how it is carried out
desk_cm-d-none = Nobody has filed a dispute.
desk_cm-d-over = Over { $act }
desk_cm-d-reached = taken this far
desk_cm-d-rung-filed = Clarification
desk_cm-d-rung-local = Local committee
desk_cm-d-rung-commission = Joint commission
desk_cm-d-rung-good-offices = Good offices
desk_cm-d-rung-guarantors = Guarantors
desk_cm-g-all-proofs = All proofs in one file
