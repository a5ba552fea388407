# ما دار في لقاء أو مكالمة كما عُرض؛ ولا يُلزم إلا من أكّده.
contact-record =
    يعرض مكتب { $by } محضر اتصال. الزمان: { $held }. الحاضرون: { $participants }.{ $agreed-given ->
        [yes] { " " }ما اتُّفق عليه: { $agreed }.
       *[no] { " " }لم يُتفق على أي نقطة.
    }{ $not-agreed-given ->
        [yes] { " " }ما لم يُتفق عليه: { $not-agreed }.
       *[no] { "" }
    }
    .title = محضر اتصال
    .f-held = الزمان
    .f-participants = الحاضرون
    .f-agreed = ما اتُّفق عليه
    .f-not-agreed = ما لم يُتفق عليه
contact-record_participants = { $office }
    .f-office = المكتب
contact-record_agreed = { $point }
    .f-point = النقطة
contact-record_not-agreed = { $point }
    .f-point = النقطة
