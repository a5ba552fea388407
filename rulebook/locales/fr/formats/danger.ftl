# Des vies sont en danger. Ces mots ne constatent aucune responsabilité.
danger =
    { $by } signale un danger de mort : { $what }. Lieu : { $place }. Heure : { $window }. Demandé à tous ceux qui lisent ceci : { $asked }.{ $people-given ->
        [yes] { " " }Personnes en danger : { $people }.
       *[no] { "" }
    }
    .title = Avis de danger
    .f-what = Ce qui se passe
    .f-place = Lieu
    .f-asked = Ce qui est demandé
    .f-window = De quand à quand
    .f-people = Personnes en danger
danger_what_under-fire = des personnes sont sous le feu
danger_what_people-between-lines = des personnes se trouvent entre les lignes
danger_what_convoy-hit = un convoi a été touché
danger_what_site-hit = un site notifié a été touché
danger_what_aircraft-in-distress = un aéronef est en détresse
danger_what_vessel-in-distress = un navire est en détresse
danger_what_mines = des personnes sont parmi des mines
danger_what_fire = un incendie menace des personnes
danger_what_hazardous-substance = une substance dangereuse se répand
danger_what_medical = des blessés ou des malades ne peuvent être atteints
danger_asked_hold-fire = cesser le feu
danger_asked_keep-clear = se tenir à l’écart du lieu
danger_asked_let-rescue-pass = laisser passer les secours
danger_asked_send-help = envoyer de l’aide
danger_asked_tell-units = prévenir toutes les unités
