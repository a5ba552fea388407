# What a side says became of a dispute. It is so when both have said it.
dispute-outcome =
    { $outcome-key ->
        [settled] { $by } says that the dispute is settled: { $text }
       *[differ] { $by } says that both agree to differ: { $text }
    }
    .title = Outcome of a dispute
    .f-outcome = Outcome
    .f-text = In words
dispute-outcome_outcome_settled = settled
dispute-outcome_outcome_differ = agreed to differ
