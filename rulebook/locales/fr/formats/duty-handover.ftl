# Un officier de permanence passe la main au suivant.
duty-handover =
    { $by } passe la permanence. Date : { $time }. Sortant : { $from }. Entrant : { $to }. { $open-n ->
        [0] Aucun point en suspens.
        [one] { $open } point en suspens.
       *[other] { $open } points en suspens.
    }{ $items-given ->
        [yes] { " " }Actes en suspens : { $items }.
       *[no] { "" }
    }{ $sounds-given ->
        [yes] { " " }Sons d'alarme : { $sounds }.
       *[no] { "" }
    }
    .title = Passation de permanence
    .f-from = Sortant
    .f-to = Entrant
    .f-open = Nombre de points en suspens
    .f-items = Actes en suspens
    .f-time = Date
    .f-sounds = Essai des sons d'alarme
duty-handover_items = { $item }
    .f-item = Acte
duty-handover_sounds_heard = essayés, tous entendus
duty-handover_sounds_not-all-heard = essayés, pas tous entendus
duty-handover_sounds_not-tested = non essayés pendant cette permanence
