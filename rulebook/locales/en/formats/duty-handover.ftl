# One duty officer hands over to the next.
duty-handover =
    { $by } hands over the duty desk. Time: { $time }. From: { $from }. To: { $to }. { $open-n ->
        [0] No item is open.
        [one] { $open } item is open.
       *[other] { $open } items are open.
    }{ $items-given ->
        [yes] { " " }Open items: { $items }.
       *[no] { "" }
    }{ $sounds-given ->
        [yes] { " " }Alarm sounds: { $sounds }.
       *[no] { "" }
    }
    .title = Duty handover
    .f-from = From
    .f-to = To
    .f-open = Number of open items
    .f-items = Open items
    .f-time = Time
    .f-sounds = Test of the alarm sounds
duty-handover_items = { $item }
    .f-item = Act
duty-handover_sounds_heard = tested, all heard
duty-handover_sounds_not-all-heard = tested, not all heard
duty-handover_sounds_not-tested = not tested in this watch
