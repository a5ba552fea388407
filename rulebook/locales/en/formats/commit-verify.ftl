# What is accepted of a claim, beside what is not and why. Two numbers, never one.
commit-verify =
    { $by } accepts { $accepted } of what is claimed.{ $contested-given ->
        [yes] { " " }It contests { $contested }.
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }In its words: { $text }
       *[no] { "" }
    }
    .title = Count of a claim
    .f-accepted = Accepted
    .f-contested = Contested
    .f-text = In words
commit-verify_contested = { $quantity }, reason: { $reason }
    .f-quantity = Quantity
    .f-reason = Reason
