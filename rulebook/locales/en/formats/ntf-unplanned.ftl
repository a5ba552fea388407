# Something happened that nobody ordered.
ntf-unplanned =
    { $by } notifies an unplanned event: { $event }. Place: { $place }. Time: { $window }. { $no-hostile-intent-key ->
        [yes] { $by } states that there was no hostile intent.
       *[no] { $by } makes no statement of intent.
    } Measures taken: { $measures }.{ $account-given ->
        [yes] { " " }Account: { $account }.
       *[no] { "" }
    }
    .title = Notification of an unplanned event
    .f-event = Event
    .f-place = Place
    .f-window = Time
    .f-no-hostile-intent = No hostile intent
    .f-measures = Measures taken
    .f-account = Account
ntf-unplanned_event_accidental-fire = accidental weapon fire
ntf-unplanned_event_accidental-launch = accidental launch
ntf-unplanned_event_explosion = unintended explosion
ntf-unplanned_event_aircraft-astray = aircraft astray
ntf-unplanned_event_uav-astray = unmanned aircraft astray
ntf-unplanned_event_vessel-astray = vessel astray
ntf-unplanned_event_patrol-astray = patrol astray
ntf-unplanned_event_vehicle-astray = vehicle astray
ntf-unplanned_event_other = other
ntf-unplanned_measures_fire-stopped = fire stopped
ntf-unplanned_measures_recalled = return ordered
ntf-unplanned_measures_units-told = units told
ntf-unplanned_measures_aid-sent = aid sent
ntf-unplanned_measures_inquiry-opened = inquiry opened
ntf-unplanned_measures_none-yet = none yet
