# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    { $by } publishes a joint statement of { $sides }: { $text }{ $about-given ->
        [yes] { " " }Concerns { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }Draft agreed in { $draft }.
       *[no] { "" }
    }
    .title = Joint statement
    .f-sides = Sides
    .f-text = Text
    .f-about = Concerns
    .f-draft = Draft
joint-statement_sides = { $side }
    .f-side = Side
