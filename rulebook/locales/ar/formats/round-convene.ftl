# دعوة إلى جولة محادثات. صيغة المحادثات تبيّن كيف يتحادث الجانبان، ولا تقول شيئًا عن أيٍّ منهما.
round-convene =
    يدعو مكتب { $by } إلى الجولة رقم { $round } من المحادثات: { $mode }. المواعيد المقترحة: { $proposed }.{ $place-given ->
        [yes] { " " }المكان: { $place }.
       *[no] { "" }
    }{ $follows-given ->
        [yes] { " " }تلي الجولة موضوع { $follows }.
       *[no] { "" }
    }
    .title = جولة محادثات
    .f-round = رقم الجولة
    .f-mode = صيغة المحادثات
    .f-proposed = المواعيد المقترحة
    .f-place = المكان
    .f-follows = تلي الجولة
round-convene_proposed = { $window }
    .f-window = الموعد
round-convene_mode_direct = محادثات مباشرة
round-convene_mode_proximity = محادثات غير مباشرة، الوفود في قاعات منفصلة
round-convene_mode_shuttle = محادثات مكوكية، تتنقل جهة الإشراف بين الجانبين
