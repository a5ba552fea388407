# من يحضر، بحسب المكاتب، كما يسمّيه العضو صاحب الوفد.
delegation =
    يسمّي مكتب { $by } وفده إلى الجولة موضوع { $round }: { $offices }.{ $seats-given ->
        [yes] { " " }عدد المقاعد: { $seats }.
       *[no] { "" }
    }
    .title = وفد
    .f-round = الجولة
    .f-offices = المكاتب
    .f-seats = عدد المقاعد
delegation_offices = { $office }
    .f-office = المكتب
