# Un mouvement de troupes ou de véhicules.
ntf-move =
    { $by } notifie un mouvement : { $unit-class }, { $personnel-n ->
        [one] { $personnel } personne
       *[other] { $personnel } personnes
    }, { $vehicles-n ->
        [0] aucun véhicule
        [one] { $vehicles } véhicule
       *[other] { $vehicles } véhicules
    }. Itinéraire : { $route }. Créneau : { $window }. Objet : { $purpose }.{ $remarks-given ->
        [yes] { " " }Observations : { $remarks }.
       *[no] { "" }
    }
    .title = Notification de mouvement
    .f-unit-class = Type d'unité
    .f-personnel = Personnel
    .f-vehicles = Véhicules
    .f-route = Itinéraire
    .f-window = Créneau
    .f-purpose = Objet
    .f-remarks = Observations
ntf-move_unit-class_infantry = infanterie
ntf-move_unit-class_mechanised = infanterie mécanisée
ntf-move_unit-class_armoured = unité blindée
ntf-move_unit-class_artillery = artillerie
ntf-move_unit-class_air-defence = défense aérienne
ntf-move_unit-class_engineers = génie
ntf-move_unit-class_logistics = logistique
ntf-move_unit-class_medical = service de santé
ntf-move_unit-class_police = police
ntf-move_unit-class_other = autre unité
ntf-move_purpose_relief = relève
ntf-move_purpose_supply = ravitaillement
ntf-move_purpose_training = entraînement
ntf-move_purpose_withdrawal = retrait
ntf-move_purpose_construction = travaux
ntf-move_purpose_medical = sanitaire
ntf-move_purpose_other = autre
