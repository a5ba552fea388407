# الرد على استفسار.
inc-response =
    { $position-key ->
        [admit] يفيد مكتب { $by } في رده بأن الفعل صدر عن قواته.
        [admit-inadvertent] يفيد مكتب { $by } في رده بأن الفعل صدر عن قواته عن غير قصد.
        [deny] يفيد مكتب { $by } في رده بأن الفعل لم يقع.
        [own-investigation] يفيد مكتب { $by } في رده بأنه فتح تحقيقًا من جانبه.
        [not-our-force] يفيد مكتب { $by } في رده بأن القوة ليست من قواته.
       *[cannot-answer-yet] يفيد مكتب { $by } بأنه لا يستطيع الرد بعد.
    }{ $account-given ->
        [yes] { " " }الإفادة: { $account }.
       *[no] { "" }
    }{ $new-date-given ->
        [yes] { " " }الرد الكامل في موعد أقصاه { $new-date }.
       *[no] { "" }
    }{ $facts-place-given ->
        [yes] { " " }المكان: { $facts-place }.
       *[no] { "" }
    }{ $facts-time-given ->
        [yes] { " " }الزمان: { $facts-time }.
       *[no] { "" }
    }{ $facts-harm-given ->
        [yes] { " " }الأضرار: { $facts-harm }.
       *[no] { "" }
    }
    .title = رد على استفسار
    .f-position = الموقف
    .f-account = الإفادة
    .f-new-date = موعد الرد الكامل
    .f-facts-place = واقعة المكان
    .f-facts-time = واقعة الزمان
    .f-facts-harm = واقعة الأضرار
inc-response_position_admit = صدر عن قواتنا
inc-response_position_admit-inadvertent = صدر عن قواتنا عن غير قصد
inc-response_position_deny = لم يقع
inc-response_position_own-investigation = قيد التحقيق من جانبنا
inc-response_position_not-our-force = ليست من قواتنا
inc-response_position_cannot-answer-yet = لا يمكن الرد بعد
inc-response_facts-place_asserted = مؤكَّد
inc-response_facts-place_denied = منفيّ
inc-response_facts-place_unknown = غير معلوم
inc-response_facts-time_asserted = مؤكَّد
inc-response_facts-time_denied = منفيّ
inc-response_facts-time_unknown = غير معلوم
inc-response_facts-harm_asserted = مؤكَّدة
inc-response_facts-harm_denied = منفيّة
inc-response_facts-harm_unknown = غير معلومة
