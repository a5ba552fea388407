# How a side understands what is disputed.
dispute-answer =
    { $by } says how it understands what is disputed: { $text }
    .title = Clarification in a dispute
    .f-text = In words
