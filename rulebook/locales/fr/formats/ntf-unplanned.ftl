# Un événement que personne n'a ordonné.
ntf-unplanned =
    { $by } notifie un événement imprévu : { $event }. Lieu : { $place }. Date : { $window }. { $no-hostile-intent-key ->
        [yes] { $by } déclare l'absence de toute intention hostile.
       *[no] { $by } ne se prononce pas sur l'intention.
    } Mesures prises : { $measures }.{ $account-given ->
        [yes] { " " }Exposé : { $account }.
       *[no] { "" }
    }
    .title = Notification d'événement imprévu
    .f-event = Événement
    .f-place = Lieu
    .f-window = Date
    .f-no-hostile-intent = Absence d'intention hostile
    .f-measures = Mesures prises
    .f-account = Exposé
ntf-unplanned_event_accidental-fire = tir accidentel
ntf-unplanned_event_accidental-launch = lancement accidentel
ntf-unplanned_event_explosion = explosion involontaire
ntf-unplanned_event_aircraft-astray = aéronef égaré
ntf-unplanned_event_uav-astray = aéronef sans équipage égaré
ntf-unplanned_event_vessel-astray = navire égaré
ntf-unplanned_event_patrol-astray = patrouille égarée
ntf-unplanned_event_vehicle-astray = véhicule égaré
ntf-unplanned_event_other = autre
ntf-unplanned_measures_fire-stopped = tir arrêté
ntf-unplanned_measures_recalled = retour ordonné
ntf-unplanned_measures_units-told = unités averties
ntf-unplanned_measures_aid-sent = secours envoyés
ntf-unplanned_measures_inquiry-opened = enquête ouverte
ntf-unplanned_measures_none-yet = aucune à ce stade
