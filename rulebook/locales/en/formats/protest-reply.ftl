# The supervisor replies to a protest. None of the three is a finding.
protest-reply =
    { $outcome-key ->
        [answered] { $by } answers the protest.
        [rejected] { $by } rejects the protest.
       *[noted] { $by } takes note of the protest.
    } Reply: { $text }.
    .title = Reply to a protest
    .f-outcome = What becomes of it
    .f-text = Reply
protest-reply_outcome_answered = answered
protest-reply_outcome_rejected = rejected
protest-reply_outcome_noted = taken note of
