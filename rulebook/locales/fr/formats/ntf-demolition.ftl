# Une explosion provoquée volontairement et annoncée.
ntf-demolition =
    { $by } notifie une explosion contrôlée : { $cause }. Effets attendus : { $expected }. Lieu : { $place }. Créneau : { $window }.{ $explosions-given ->
        [yes] { " " }Nombre d'explosions prévu : { $explosions }.
       *[no] { "" }
    }
    .title = Notification d'explosion contrôlée
    .f-cause = Motif
    .f-expected = Effets attendus
    .f-place = Lieu
    .f-window = Créneau
    .f-explosions = Explosions prévues
ntf-demolition_cause_demolition = démolition d'un ouvrage
ntf-demolition_cause_clearance = destruction de munitions
ntf-demolition_cause_quarrying = carrière
ntf-demolition_cause_construction = construction
ntf-demolition_cause_training = entraînement
ntf-demolition_cause_other = autre
ntf-demolition_expected_noise = bruit
ntf-demolition_expected_flash = éclair
ntf-demolition_expected_smoke = fumée
ntf-demolition_expected_tremor = secousse du sol
