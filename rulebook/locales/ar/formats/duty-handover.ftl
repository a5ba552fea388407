# تسليم المناوبة من ضابط إلى الذي يليه.
duty-handover =
    جرى في مكتب { $by } تسليم المناوبة. الزمان: { $time }. المسلِّم: { $from }. المستلِم: { $to }. { $open-n ->
        [range] عدد البنود المفتوحة { $open }.
        [zero] لا بنود مفتوحة.
        [one] بند واحد مفتوح.
        [two] بندان مفتوحان.
        [few] { $open } بنود مفتوحة.
        [many] { $open } بندًا مفتوحًا.
       *[other] { $open } بند مفتوح.
    }{ $items-given ->
        [yes] { " " }البنود المفتوحة: { $items }.
       *[no] { "" }
    }{ $sounds-given ->
        [yes] { " " }أصوات الإنذار: { $sounds }.
       *[no] { "" }
    }
    .title = تسليم المناوبة
    .f-from = المسلِّم
    .f-to = المستلِم
    .f-open = عدد البنود المفتوحة
    .f-items = البنود المفتوحة
    .f-time = الزمان
    .f-sounds = اختبار أصوات الإنذار
duty-handover_items = { $item }
    .f-item = الرسالة
duty-handover_sounds_heard = اختُبرت وسُمعت كلها
duty-handover_sounds_not-all-heard = اختُبرت ولم تُسمع كلها
duty-handover_sounds_not-tested = لم تُختبر في هذه المناوبة
