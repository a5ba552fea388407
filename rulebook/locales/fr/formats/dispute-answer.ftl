# Comment un côté comprend ce qui est contesté.
dispute-answer =
    { $by } dit comment il comprend ce qui est contesté : { $text }
    .title = Clarification dans un différend
    .f-text = En mots
