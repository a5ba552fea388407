# A text to be said with one voice; it is nobody's word yet.
joint-draft = { $by } proposes a joint statement about { $about }: { $text }
    .title = Joint statement, draft
    .f-about = Concerns
    .f-text = Text
