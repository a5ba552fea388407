# That a side letter exists; what it says stays sealed.
letter-notice =
    { $by }: beside { $document } there is a side letter, { $letter }. Bound by it: { $sides }.
    .title = Notice of a side letter
    .f-document = Text
    .f-letter = Side letter
    .f-sides = Bound by it
letter-notice_sides = { $side }
    .f-side = Side
