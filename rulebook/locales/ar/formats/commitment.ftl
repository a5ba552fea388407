# وعد وكميته وأيامه ومن يَعُدّ. ولا يقول هل وُفِّي به.
commitment =
    يتعهد مكتب { $by }، { $kind }: { $what } الكمية: { $quantity } ({ $unit }). يتم حين: { $test } ويتولى العدَّ { $verifier }.{ $after-given ->
        [yes] { " " }تُحسب الأيام من { $after }.
       *[no] { "" }
    }{ $from-days-given ->
        [yes] { " " }يبدأ بعده بعدد أيام: { $from-days }.
       *[no] { "" }
    }{ $due-days-given ->
        [yes] { " " }يحين موعده بعده بعدد أيام: { $due-days }.
       *[no] { "" }
    }{ $from-given ->
        [yes] { " " }ليس قبل { $from }.
       *[no] { "" }
    }{ $due-given ->
        [yes] { " " }في موعد أقصاه { $due }.
       *[no] { "" }
    }{ $phases-given ->
        [yes] { " " }على مراحل: { $phases }.
       *[no] { "" }
    }{ $gates-given ->
        [yes] { " " }حين يتم ما يلي فقط: { $gates }.
       *[no] { "" }
    }{ $exceptions-given ->
        [yes] { " " }الاستثناءات: { $exceptions }
       *[no] { "" }
    }{ $clause-given ->
        [yes] { " " }البند: { $clause }.
       *[no] { "" }
    }
    .title = تعهد
    .f-kind = النوع
    .f-what = المضمون
    .f-quantity = الكمية
    .f-unit = وحدة العد
    .f-test = يتم حين
    .f-verifier = يتولى العدَّ
    .f-after = تُحسب الأيام من
    .f-from-days = يبدأ بعده بأيام
    .f-due-days = موعده بعده بأيام
    .f-from = ليس قبل
    .f-due = في موعد أقصاه
    .f-phases = المراحل
    .f-gates = حين يتم فقط
    .f-exceptions = الاستثناءات
    .f-clause = البند
commitment_phases =
    { $quantity } خلف { $line }{ $days-given ->
        [yes] { " " }حتى اليوم { $days }
       *[no] { "" }
    }
    .f-quantity = الكمية إجمالًا
    .f-line = الخط
    .f-days = بعده بأيام
commitment_gates = { $act }
    .f-act = الرسالة
commitment_kind_withdrawal = انسحاب
commitment_kind_suspension = تعليق نشاط
commitment_kind_hand-over = تسليم
commitment_kind_release = إفراج
commitment_kind_opening = فتح
commitment_kind_other = غير ذلك
commitment_unit_whole = كلٌّ واحد
commitment_unit_pieces = قطع
commitment_unit_vehicles = مركبات
commitment_unit_people = أشخاص
commitment_unit_places = مواقع
commitment_unit_tonnes = أطنان
commitment_unit_days = أيام
