# هل تحقق الشرط، كما يقول المشرف.
condition-state =
    { $state-key ->
        [met] يقول مكتب { $by } إن الشرط الوارد في { $condition } تحقق.
        [not-met] يقول مكتب { $by } إن الشرط الوارد في { $condition } لم يتحقق.
       *[disputed] يقول مكتب { $by } إن الشرط الوارد في { $condition } محل خلاف.
    }{ $day-given ->
        [yes] { " " }يومه: { $day }.
       *[no] { "" }
    }{ $grounds-given ->
        [yes] { " " }الأسباب: { $grounds }
       *[no] { "" }
    }
    .title = حالة شرط
    .f-condition = الشرط
    .f-state = الحالة
    .f-day = اليوم
    .f-grounds = الأسباب
condition-state_state_met = تحقق
condition-state_state_not-met = لم يتحقق
condition-state_state_disputed = محل خلاف
