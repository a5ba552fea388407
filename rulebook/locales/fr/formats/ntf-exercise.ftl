# Un exercice de forces.
ntf-exercise =
    { $by } notifie un exercice : { $designation }. Objet : { $purpose }. Niveau : { $level }. Effectif : { $strength }. { $equipment-given ->
        [yes] Matériels : { $equipment }.
       *[no] Aucun matériel déclaré.
    } { $live-fire-key ->
        [yes] Avec tirs réels.
       *[no] Sans tirs réels.
    } Lieu : { $area }. Créneau : { $window }. Direction de la force principale : { $direction }.
    .title = Notification d'exercice
    .f-designation = Désignation
    .f-purpose = Objet
    .f-level = Niveau
    .f-strength = Effectif
    .f-equipment = Matériels
    .f-live-fire = Tirs réels
    .f-area = Lieu
    .f-window = Créneau
    .f-direction = Direction de la force principale
ntf-exercise_equipment = { $class } : { $number }
    .f-class = Catégorie
    .f-number = Nombre
ntf-exercise_equipment_class_tanks = chars
ntf-exercise_equipment_class_armoured-vehicles = véhicules blindés
ntf-exercise_equipment_class_artillery = pièces d'artillerie
ntf-exercise_equipment_class_rocket-launchers = lance-roquettes
ntf-exercise_equipment_class_air-defence = systèmes de défense aérienne
ntf-exercise_equipment_class_helicopters = hélicoptères
ntf-exercise_equipment_class_aircraft = avions
ntf-exercise_equipment_class_uav = aéronefs sans équipage
ntf-exercise_equipment_class_ships = navires
ntf-exercise_equipment_class_engineer-equipment = engins du génie
ntf-exercise_equipment_class_other = autre matériel
ntf-exercise_purpose_training = entraînement
ntf-exercise_purpose_readiness = contrôle de disponibilité
ntf-exercise_purpose_command-post = exercice de poste de commandement
ntf-exercise_purpose_joint = exercice interarmées
ntf-exercise_purpose_disaster-relief = secours en cas de catastrophe
ntf-exercise_purpose_other = autre
ntf-exercise_level_company = compagnie
ntf-exercise_level_battalion = bataillon
ntf-exercise_level_brigade = brigade
ntf-exercise_level_division = division
ntf-exercise_level_corps = corps d'armée
ntf-exercise_direction_none = aucune
ntf-exercise_direction_n = nord
ntf-exercise_direction_ne = nord-est
ntf-exercise_direction_e = est
ntf-exercise_direction_se = sud-est
ntf-exercise_direction_s = sud
ntf-exercise_direction_sw = sud-ouest
ntf-exercise_direction_w = ouest
ntf-exercise_direction_nw = nord-ouest
