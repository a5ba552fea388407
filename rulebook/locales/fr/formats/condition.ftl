# Ce que des engagements attendent. Un autre acte dit si c'est le cas.
condition =
    { $kind-key ->
        [day] { $by } pose un jour à partir duquel on compte : { $text }
       *[event] { $by } pose une condition : { $text }
    }{ $meanwhile-given ->
        [yes] { " " }Jusque-là : { $meanwhile }
       *[no] { "" }
    }
    .title = Condition
    .f-kind = Type
    .f-text = Ce qui doit être
    .f-meanwhile = Jusque-là
condition_kind_day = un jour à partir duquel on compte
condition_kind_event = un fait qui doit être établi
