# Un vol près de la ligne.
ntf-flight =
    { $by } notifie un vol : { $class }, { $armed-key ->
        [yes] appareil armé
       *[no] appareil non armé
    }. Trajet : { $track }. Altitude : { $altitude }. Créneau : { $window }.{ $callsign-given ->
        [yes] { " " }Indicatif : { $callsign }.
       *[no] { "" }
    }{ $purpose-given ->
        [yes] { " " }Objet : { $purpose }.
       *[no] { "" }
    }
    .title = Notification de vol
    .f-class = Catégorie d'aéronef
    .f-track = Trajet
    .f-altitude = Altitude
    .f-window = Créneau
    .f-armed = Armé
    .f-callsign = Indicatif
    .f-purpose = Objet
ntf-flight_class_fixed-combat = avion de combat
ntf-flight_class_fixed-transport = avion de transport
ntf-flight_class_rotary = hélicoptère
ntf-flight_class_uav = aéronef sans équipage
ntf-flight_class_balloon = ballon
ntf-flight_class_medevac = aéronef d'évacuation sanitaire
ntf-flight_purpose_transport = transport
ntf-flight_purpose_supply = ravitaillement
ntf-flight_purpose_survey = relevé
ntf-flight_purpose_training = entraînement
ntf-flight_purpose_medical = sanitaire
ntf-flight_purpose_fire = lutte contre l'incendie
ntf-flight_purpose_rescue = recherche et sauvetage
ntf-flight_purpose_other = autre
