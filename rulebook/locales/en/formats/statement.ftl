# What a member says in public.
statement =
    { $status-key ->
        [unilateral] Unilateral statement by { $by }: { $text }
        [denial] Denial by { $by }: { $text }
       *[correction] Correction by { $by }: { $text }
    }{ $about-given ->
        [yes] { " " }Concerns { $about }.
       *[no] { "" }
    }
    .title = Statement
    .f-status = Status
    .f-text = Text
    .f-about = Concerns
statement_status_unilateral = unilateral
statement_status_denial = denial
statement_status_correction = correction
