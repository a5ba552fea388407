# Une partie proteste. Le texte n'en dit pas plus qu'elle.
protest =
    { $by } proteste contre { $about }. Motifs : { $grounds }.
    .title = Protestation
    .f-about = Visant
    .f-grounds = Motifs
