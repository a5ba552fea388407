# Something to talk about, in the words of whoever proposes it.
agenda-item =
    { $by } proposes an item for the agenda of the round in { $round }: { $subject }.{ $linked-given ->
        [yes] { " " }Linked to { $linked }.
       *[no] { "" }
    }
    .title = Agenda item
    .f-round = Round
    .f-subject = Item
    .f-linked = Linked to
