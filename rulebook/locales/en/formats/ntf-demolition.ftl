# Something will be blown up on purpose.
ntf-demolition =
    { $by } notifies a planned detonation: { $cause }. To be expected: { $expected }. Place: { $place }. Window: { $window }.{ $explosions-given ->
        [yes] { " " }Number of explosions expected: { $explosions }.
       *[no] { "" }
    }
    .title = Demolition notification
    .f-cause = Cause
    .f-expected = To be expected
    .f-place = Place
    .f-window = Window
    .f-explosions = Explosions expected
ntf-demolition_cause_demolition = demolition of a structure
ntf-demolition_cause_clearance = disposal of ordnance
ntf-demolition_cause_quarrying = quarrying
ntf-demolition_cause_construction = construction
ntf-demolition_cause_training = training
ntf-demolition_cause_other = other
ntf-demolition_expected_noise = noise
ntf-demolition_expected_flash = flash
ntf-demolition_expected_smoke = smoke
ntf-demolition_expected_tremor = ground tremor
