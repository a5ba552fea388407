# Life is in danger. The words state no finding.
danger =
    { $by } gives notice of danger to life: { $what }. Place: { $place }. Time: { $window }. Asked of all who read this: { $asked }.{ $people-given ->
        [yes] { " " }People in danger: { $people }.
       *[no] { "" }
    }
    .title = Notice of danger
    .f-what = What is happening
    .f-place = Place
    .f-asked = What is asked
    .f-window = From when, until when
    .f-people = People in danger
danger_what_under-fire = people are under fire
danger_what_people-between-lines = people are between the lines
danger_what_convoy-hit = a convoy was hit
danger_what_site-hit = a notified site was hit
danger_what_aircraft-in-distress = an aircraft is in distress
danger_what_vessel-in-distress = a vessel is in distress
danger_what_mines = people are among mines
danger_what_fire = fire threatens people
danger_what_hazardous-substance = a hazardous substance is spreading
danger_what_medical = wounded or ill people cannot be reached
danger_asked_hold-fire = hold fire
danger_asked_keep-clear = keep clear of the place
danger_asked_let-rescue-pass = let the rescue pass
danger_asked_send-help = send help
danger_asked_tell-units = tell all units
