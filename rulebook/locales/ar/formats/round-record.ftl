# ما آلت إليه الجولة كما عُرض؛ ولا يُلزم إلا من أكّده.
round-record =
    يعرض مكتب { $by } محضر الجولة موضوع { $round }. الزمان: { $held }. الحاضرون: { $participants }.{ $agreed-given ->
        [yes] { " " }ما اتُّفق عليه: { $agreed }.
       *[no] { " " }لم يُتفق على أي نقطة.
    }{ $not-agreed-given ->
        [yes] { " " }ما لم يُتفق عليه: { $not-agreed }.
       *[no] { "" }
    }{ $next-given ->
        [yes] { " " }الجولة المقبلة: { $next }.
       *[no] { "" }
    }
    .title = محضر جولة
    .f-round = الجولة
    .f-held = الزمان
    .f-participants = الحاضرون
    .f-agreed = ما اتُّفق عليه
    .f-not-agreed = ما لم يُتفق عليه
    .f-next = الجولة المقبلة
round-record_participants = { $office }
    .f-office = المكتب
round-record_agreed = { $point }
    .f-point = النقطة
round-record_not-agreed = { $point }
    .f-point = النقطة
