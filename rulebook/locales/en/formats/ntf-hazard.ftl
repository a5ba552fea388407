# A danger to whoever comes near.
ntf-hazard =
    { $by } warns of a hazard: { $kind }, { $marked-key ->
        [yes] marked on the ground
       *[no] not marked on the ground
    }. Place: { $place }. Period: { $window }.{ $details-given ->
        [yes] { " " }Details: { $details }.
       *[no] { "" }
    }
    .title = Hazard notification
    .f-kind = Kind of hazard
    .f-place = Place
    .f-marked = Marked on the ground
    .f-window = Period
    .f-details = Details
ntf-hazard_kind_mines = mines
ntf-hazard_kind_unexploded-ordnance = unexploded ordnance
ntf-hazard_kind_fire = fire
ntf-hazard_kind_chemical = chemical hazard
ntf-hazard_kind_biological = biological hazard
ntf-hazard_kind_radiological = radiological hazard
ntf-hazard_kind_nuclear = nuclear hazard
ntf-hazard_kind_other = other hazard
