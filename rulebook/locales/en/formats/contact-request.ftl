# A request to talk or to meet.
contact-request =
    { $by } asks for contact: { $purpose }. Level: { $level }. Times proposed: { $proposed }.{ $place-given ->
        [yes] { " " }Place: { $place }.
       *[no] { "" }
    }{ $about-given ->
        [yes] { " " }About: { $about }.
       *[no] { "" }
    }
    .title = Contact request
    .f-purpose = Kind of contact
    .f-proposed = Times proposed
    .f-level = Level
    .f-place = Place
contact-request_proposed = { $window }
    .f-window = Time
contact-request_purpose_voice = voice call
contact-request_purpose_video = video call
contact-request_purpose_flag-meeting = flag meeting
contact-request_purpose_tripartite = tripartite meeting
contact-request_level_duty-officer = duty officers
contact-request_level_local-committee = local committee
contact-request_level_head-of-cell = heads of liaison cells
contact-request_level_senior-commander = senior commanders
contact-request_level_joint-commission = joint commission
contact-request_level_principal = political principals
