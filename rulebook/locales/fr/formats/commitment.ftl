# Une promesse, sa quantité, ses jours, et qui compte. Elle ne dit pas si elle a été tenue.
commitment =
    { $by } s'engage, { $kind } : { $what } Quantité : { $quantity } ({ $unit }). Fait quand : { $test } Compté par { $verifier }.{ $after-given ->
        [yes] { " " }Les jours se comptent depuis { $after }.
       *[no] { "" }
    }{ $from-days-given ->
        [yes] { " " }Commence { $from-days } jours après.
       *[no] { "" }
    }{ $due-days-given ->
        [yes] { " " }Échéance { $due-days } jours après.
       *[no] { "" }
    }{ $from-given ->
        [yes] { " " }Pas avant le { $from }.
       *[no] { "" }
    }{ $due-given ->
        [yes] { " " }Au plus tard le { $due }.
       *[no] { "" }
    }{ $phases-given ->
        [yes] { " " }Par phases : { $phases }.
       *[no] { "" }
    }{ $gates-given ->
        [yes] { " " }Seulement quand ceci est fait : { $gates }.
       *[no] { "" }
    }{ $exceptions-given ->
        [yes] { " " }Exceptions : { $exceptions }
       *[no] { "" }
    }{ $clause-given ->
        [yes] { " " }Clause : { $clause }.
       *[no] { "" }
    }
    .title = Engagement
    .f-kind = Type
    .f-what = Objet
    .f-quantity = Quantité
    .f-unit = Compté en
    .f-test = Fait quand
    .f-verifier = Compté par
    .f-after = Jours comptés depuis
    .f-from-days = Commence, jours après
    .f-due-days = Échéance, jours après
    .f-from = Pas avant
    .f-due = Au plus tard
    .f-phases = Phases
    .f-gates = Seulement quand est fait
    .f-exceptions = Exceptions
    .f-clause = Clause
commitment_phases =
    { $quantity } derrière { $line }{ $days-given ->
        [yes] { " " }au jour { $days }
       *[no] { "" }
    }
    .f-quantity = Quantité, en tout
    .f-line = Ligne
    .f-days = Jours après
commitment_gates = { $act }
    .f-act = Acte
commitment_kind_withdrawal = retrait
commitment_kind_suspension = suspension d'une activité
commitment_kind_hand-over = remise
commitment_kind_release = libération
commitment_kind_opening = ouverture
commitment_kind_other = autre
commitment_unit_whole = un tout
commitment_unit_pieces = pièces
commitment_unit_vehicles = véhicules
commitment_unit_people = personnes
commitment_unit_places = lieux
commitment_unit_tonnes = tonnes
commitment_unit_days = jours
