# Un cycle de pourparlers est convoqué. Le mode dit comment les côtés se parlent, et rien de l'un ni de l'autre.
round-convene =
    { $by } convoque le cycle { $round } des pourparlers : { $mode }. Horaires proposés : { $proposed }.{ $place-given ->
        [yes] { " " }Lieu : { $place }.
       *[no] { "" }
    }{ $follows-given ->
        [yes] { " " }Fait suite au cycle de { $follows }.
       *[no] { "" }
    }
    .title = Cycle de pourparlers
    .f-round = Numéro du cycle
    .f-mode = Mode
    .f-proposed = Horaires proposés
    .f-place = Lieu
    .f-follows = Fait suite au cycle
round-convene_proposed = { $window }
    .f-window = Horaire
round-convene_mode_direct = pourparlers directs
round-convene_mode_proximity = pourparlers de proximité, délégations dans des salles séparées
round-convene_mode_shuttle = navette, le superviseur allant d'un côté à l'autre
