# A difference over what was agreed. It says nothing of who is right.
dispute-file =
    { $kind-key ->
        [interpretation] { $by } files a dispute over the meaning of { $about }: { $question }
       *[application] { $by } files a dispute over the carrying out of { $about }: { $question }
    }{ $clause-given ->
        [yes] { " " }Clause: { $clause }.
       *[no] { "" }
    }
    .title = Dispute
    .f-about = Concerns
    .f-kind = Kind
    .f-question = Question
    .f-clause = Clause
dispute-file_kind_interpretation = what it means
dispute-file_kind_application = how it is carried out
