# What was said at a meeting or in a call, as submitted; it speaks for nobody who has not confirmed it.
contact-record =
    { $by } submits the record of a contact. Time: { $held }. Present: { $participants }.{ $agreed-given ->
        [yes] { " " }Agreed: { $agreed }.
       *[no] { " " }Nothing was agreed.
    }{ $not-agreed-given ->
        [yes] { " " }Not agreed: { $not-agreed }.
       *[no] { "" }
    }
    .title = Contact record
    .f-held = Time
    .f-participants = Present
    .f-agreed = Agreed
    .f-not-agreed = Not agreed
contact-record_participants = { $office }
    .f-office = Office
contact-record_agreed = { $point }
    .f-point = Point
contact-record_not-agreed = { $point }
    .f-point = Point
