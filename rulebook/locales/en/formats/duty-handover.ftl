# One duty officer hands over to the next.
duty-handover =
    { $by } hands over the duty desk. Time: { $time }. From: { $from }. To: { $to }. { $open-n ->
        [0] No item is open.
        [one] { $open } item is open.
       *[other] { $open } items are open.
    }{ $items-given ->
        [yes] { " " }Open items: { $items }.
       *[no] { "" }
    }
    .title = Duty handover
    .f-from = From
    .f-to = To
    .f-open = Number of open items
    .f-items = Open items
    .f-time = Time
duty-handover_items = { $item }
    .f-item = Act
