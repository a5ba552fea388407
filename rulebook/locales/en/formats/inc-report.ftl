# An incident, seen or alleged. The words state no finding.
inc-report =
    { $basis-key ->
        [observation] { $by } reports an observation: { $category }.
       *[allegation] { $by } reports an allegation: { $category }.
    } Place: { $place }. Time: { $when }.{ $harm-given ->
        [yes]
            { $harm-n ->
                [0] { " " }No deaths are reported.
                [one] { " " }{ $harm } death is reported.
               *[other] { " " }{ $harm } deaths are reported.
            }
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }Account: { $text }.
       *[no] { "" }
    }{ $actor-given ->
        [yes] { " " }Named as actor: { $actor }.
       *[no] { "" }
    }{ $source-given ->
        [yes] { " " }Source: { $source }.
       *[no] { "" }
    }{ $source-precision-given ->
        [yes] { " " }Place known to: { $source-precision }.
       *[no] { "" }
    }{ $time-precision-given ->
        [yes] { " " }Time known to: { $time-precision }.
       *[no] { "" }
    }{ $source-id-given ->
        [yes] { " " }Source's number: { $source-id }.
       *[no] { "" }
    }
    .title = Incident report
    .f-category = Category
    .f-place = Place
    .f-when = Time
    .f-basis = Basis
    .f-harm = Deaths
    .f-text = Account
    .f-actor = Named as actor
    .f-source = Source
    .f-source-precision = Precision of place
    .f-time-precision = Precision of time
    .f-source-id = Source's number
inc-report_category_hostile = hostile act
inc-report_category_provocative = provocative act
inc-report_category_fire = fire
inc-report_category_incursion = incursion
inc-report_category_overflight = overflight
inc-report_category_construction = construction
inc-report_category_force-level = force level
inc-report_category_forbidden-weapon = weapon not permitted in the zone
inc-report_category_restriction = restriction of movement
inc-report_category_civilian-harm = harm to civilians
inc-report_category_propaganda = propaganda
inc-report_category_detention = detention
inc-report_category_other = other
inc-report_basis_allegation = allegation
inc-report_basis_observation = observation
inc-report_source-precision_exact = exact place
inc-report_source-precision_near = vicinity
inc-report_source-precision_district = district
inc-report_source-precision_governorate = governorate
inc-report_source-precision_country = country
inc-report_time-precision_day = the day
inc-report_time-precision_days = a few days
inc-report_time-precision_week = the week
inc-report_time-precision_month = the month
inc-report_time-precision_longer = more than a month
