# That a side letter exists; what it says stays sealed.
letter-notice =
    { $by } : à côté de { $document } il y a une lettre parallèle, { $letter }. Sont liés par elle : { $sides }.
    .title = Avis de lettre parallèle
    .f-document = Texte
    .f-letter = Lettre parallèle
    .f-sides = Liés par elle
letter-notice_sides = { $side }
    .f-side = Partie
