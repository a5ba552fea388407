# Civilian works near the line, for which guarantees of safety are asked.
ntf-civil-work =
    { $by } notifies civilian works: { $works }, { $workers-n ->
        [0] no workers
        [one] { $workers } worker
       *[other] { $workers } workers
    }. Place: { $place }. Window: { $window }.{ $guarantees-given ->
        [yes] { " " }A guarantee of safety is asked of: { $guarantees }.
       *[no] { " " }No guarantee of safety is asked for.
    }{ $details-given ->
        [yes] { " " }Details: { $details }.
       *[no] { "" }
    }
    .title = Civilian works notification
    .f-works = Works
    .f-place = Place
    .f-window = Window
    .f-workers = Workers
    .f-guarantees = Guarantee of safety asked of
    .f-details = Details
ntf-civil-work_guarantees = { $party }
    .f-party = Party
ntf-civil-work_works_water = water supply
ntf-civil-work_works_electricity = electricity supply
ntf-civil-work_works_telecommunications = telecommunications
ntf-civil-work_works_road = road
ntf-civil-work_works_gas = gas supply
ntf-civil-work_works_building = building
ntf-civil-work_works_farming = farming
ntf-civil-work_works_fire-break = fire break
ntf-civil-work_works_mine-clearance = mine clearance
ntf-civil-work_works_other = other
