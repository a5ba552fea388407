# A member asks that others may read an act.
release-request =
    { $audience-key ->
        [public] { $by } asks that the public may read act { $act }.
       *[members] { $by } asks that named members may read act { $act }.
    }{ $recipients-given ->
        [yes] { " " }Members: { $recipients }.
       *[no] { "" }
    } Extent: { $extent }.{ $parts-given ->
        [yes] { " " }Part: { $parts }.
       *[no] { "" }
    } Basis: { $basis }.
    .title = Request to release
    .f-act = Act
    .f-audience = Who is to read it
    .f-recipients = Members
    .f-extent = Extent
    .f-parts = Part
    .f-basis = Basis
release-request_recipients = { $member }
    .f-member = Member
release-request_audience_members = named members
release-request_audience_public = the public
release-request_extent_whole = the whole act
release-request_extent_part = part of the act
