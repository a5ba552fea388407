# Des travaux civils près de la ligne, pour lesquels des garanties de sécurité sont demandées.
ntf-civil-work =
    { $by } notifie des travaux civils : { $works }, { $workers-n ->
        [0] aucun travailleur
        [one] { $workers } travailleur
       *[other] { $workers } travailleurs
    }. Lieu : { $place }. Créneau : { $window }.{ $guarantees-given ->
        [yes] { " " }Garantie de sécurité demandée à : { $guarantees }.
       *[no] { " " }Aucune garantie de sécurité demandée.
    }{ $details-given ->
        [yes] { " " }Précisions : { $details }.
       *[no] { "" }
    }
    .title = Notification de travaux civils
    .f-works = Travaux
    .f-place = Lieu
    .f-window = Créneau
    .f-workers = Travailleurs
    .f-guarantees = Garantie de sécurité demandée à
    .f-details = Précisions
ntf-civil-work_guarantees = { $party }
    .f-party = Partie
ntf-civil-work_works_water = alimentation en eau
ntf-civil-work_works_electricity = alimentation en électricité
ntf-civil-work_works_telecommunications = télécommunications
ntf-civil-work_works_road = route
ntf-civil-work_works_gas = alimentation en gaz
ntf-civil-work_works_building = construction
ntf-civil-work_works_farming = agriculture
ntf-civil-work_works_fire-break = pare-feu
ntf-civil-work_works_mine-clearance = déminage
ntf-civil-work_works_other = autre
