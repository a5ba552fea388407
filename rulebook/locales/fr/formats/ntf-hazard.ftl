# Un danger pour quiconque s'approche.
ntf-hazard =
    { $by } signale un danger : { $kind }, { $marked-key ->
        [yes] lieu balisé
       *[no] lieu non balisé
    }. Lieu : { $place }. Période : { $window }.{ $details-given ->
        [yes] { " " }Précisions : { $details }.
       *[no] { "" }
    }
    .title = Notification de danger
    .f-kind = Nature du danger
    .f-place = Lieu
    .f-marked = Balisé
    .f-window = Période
    .f-details = Précisions
ntf-hazard_kind_mines = mines
ntf-hazard_kind_unexploded-ordnance = munitions non explosées
ntf-hazard_kind_fire = incendie
ntf-hazard_kind_chemical = danger chimique
ntf-hazard_kind_biological = danger biologique
ntf-hazard_kind_radiological = danger radiologique
ntf-hazard_kind_nuclear = danger nucléaire
ntf-hazard_kind_other = autre danger
