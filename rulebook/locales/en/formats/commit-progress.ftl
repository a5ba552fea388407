# How much is done, as its author says. Nobody has counted it yet.
commit-progress =
    { $by } says that of its commitment in { $commitment } { $claimed } are done by now.{ $text-given ->
        [yes] { " " }In its words: { $text }
       *[no] { "" }
    }{ $proofs-given ->
        [yes] { " " }In support: { $proofs }.
       *[no] { "" }
    }
    .title = Progress of a commitment
    .f-commitment = Commitment
    .f-claimed = Done by now, as claimed
    .f-text = In words
    .f-proofs = In support
commit-progress_proofs = { $act }
    .f-act = Act
