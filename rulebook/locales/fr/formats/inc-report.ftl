# Un incident, constaté ou allégué. Le texte ne vaut pas conclusion.
inc-report =
    { $basis-key ->
        [observation] { $by } fait état d'une observation : { $category }.
       *[allegation] { $by } fait état d'une allégation : { $category }.
    } Lieu : { $place }. Date : { $when }.{ $harm-given ->
        [yes]
            { $harm-n ->
                [0] { " " }Aucun mort signalé.
                [one] { " " }{ $harm } mort signalé.
               *[other] { " " }{ $harm } morts signalés.
            }
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }Exposé : { $text }.
       *[no] { "" }
    }{ $actor-given ->
        [yes] { " " }Auteur désigné : { $actor }.
       *[no] { "" }
    }{ $source-given ->
        [yes] { " " }Source : { $source }.
       *[no] { "" }
    }{ $source-precision-given ->
        [yes] { " " }Précision du lieu : { $source-precision }.
       *[no] { "" }
    }{ $time-precision-given ->
        [yes] { " " }Précision de la date : { $time-precision }.
       *[no] { "" }
    }{ $source-id-given ->
        [yes] { " " }Numéro de la source : { $source-id }.
       *[no] { "" }
    }
    .title = Compte rendu d'incident
    .f-category = Catégorie
    .f-place = Lieu
    .f-when = Date
    .f-basis = Fondement
    .f-harm = Morts
    .f-text = Exposé
    .f-actor = Auteur désigné
    .f-source = Source
    .f-source-precision = Précision du lieu
    .f-time-precision = Précision de la date
    .f-source-id = Numéro de la source
inc-report_category_hostile = acte hostile
inc-report_category_provocative = acte de provocation
inc-report_category_fire = tir
inc-report_category_incursion = incursion
inc-report_category_overflight = survol
inc-report_category_construction = travaux
inc-report_category_force-level = niveau des forces
inc-report_category_forbidden-weapon = arme non autorisée dans la zone
inc-report_category_restriction = restriction de mouvement
inc-report_category_civilian-harm = atteinte à des civils
inc-report_category_propaganda = propagande
inc-report_category_detention = détention
inc-report_category_other = autre
inc-report_basis_allegation = allégation
inc-report_basis_observation = observation
inc-report_source-precision_exact = lieu exact
inc-report_source-precision_near = environs
inc-report_source-precision_district = district
inc-report_source-precision_governorate = gouvernorat
inc-report_source-precision_country = pays
inc-report_time-precision_day = jour exact
inc-report_time-precision_days = à quelques jours près
inc-report_time-precision_week = semaine
inc-report_time-precision_month = mois
inc-report_time-precision_longer = plus d'un mois
