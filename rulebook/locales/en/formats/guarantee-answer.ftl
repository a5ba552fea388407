# What the guarantor says to a call.
guarantee-answer =
    { $outcome-key ->
        [taken-up] { $by } takes up what it has guaranteed: { $text }
        [done] { $by } says that it has done what it has guaranteed: { $text }
       *[denied] { $by } holds that what is asked is not owed by its guarantee: { $text }
    }
    .title = Answer of a guarantor
    .f-outcome = Answer
    .f-text = In words
guarantee-answer_outcome_taken-up = takes it up
guarantee-answer_outcome_done = has done it
guarantee-answer_outcome_denied = holds that it is not owed
