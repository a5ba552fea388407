# What commitments wait for. Whether it is so is said by another act.
condition =
    { $kind-key ->
        [day] { $by } puts down a day from which days are counted: { $text }
       *[event] { $by } puts down a condition: { $text }
    }{ $meanwhile-given ->
        [yes] { " " }Until then: { $meanwhile }
       *[no] { "" }
    }
    .title = Condition
    .f-kind = Kind
    .f-text = What must be so
    .f-meanwhile = Until then
condition_kind_day = a day that days are counted from
condition_kind_event = something that must be so
