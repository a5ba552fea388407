# What a guarantor guarantees, to whom, and what it does when it is called upon.
guarantee =
    { $by } guarantees { $to } what is said in { $about }. It can be called upon when: { $trigger } It then does: { $duty } Within { $hours } hours.
    .title = Guarantee
    .f-about = Of what
    .f-to = To whom
    .f-trigger = Called upon when
    .f-duty = What it then does
    .f-hours = Within hours
guarantee_to = { $member }
    .f-member = Member
