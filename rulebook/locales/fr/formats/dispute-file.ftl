# Un différend sur ce qui fut convenu. Il ne dit pas qui a raison.
dispute-file =
    { $kind-key ->
        [interpretation] { $by } ouvre un différend sur le sens de { $about } : { $question }
       *[application] { $by } ouvre un différend sur l'application de { $about } : { $question }
    }{ $clause-given ->
        [yes] { " " }Clause : { $clause }.
       *[no] { "" }
    }
    .title = Différend
    .f-about = Concerne
    .f-kind = Type
    .f-question = Question
    .f-clause = Clause
dispute-file_kind_interpretation = le sens
dispute-file_kind_application = l'application
