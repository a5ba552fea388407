# That a side letter exists; what it says stays sealed.
letter-notice =
    { $by }: לצד { $document } יש מכתב נלווה, { $letter }. קשורים בו: { $sides }.
    .title = הודעה על מכתב נלווה
    .f-document = נוסח
    .f-letter = מכתב נלווה
    .f-sides = קשורים בו
letter-notice_sides = { $side }
    .f-side = צד
