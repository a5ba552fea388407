# حالة خط أحد الأعضاء. التعليق قرار، أما الانقطاع فليس كذلك.
link-status =
    { $state-key ->
        [open] يفيد مكتب { $by } بأن خطه مفتوح منذ { $since }.
        [degraded] يفيد مكتب { $by } بأن خطه يعمل بكفاءة منخفضة منذ { $since }.
        [down] يفيد مكتب { $by } بأن خطه منقطع منذ { $since }.
       *[suspended] يفيد مكتب { $by } بأن خطه معلّق بقرار منذ { $since }.
    }{ $reason-given ->
        [yes] { " " }السبب: { $reason }.
       *[no] { "" }
    }{ $expected-given ->
        [yes] { " " }يُتوقع عودته إلى العمل المعتاد في { $expected }.
       *[no] { "" }
    }
    .title = حالة الخط
    .f-state = الحالة
    .f-since = منذ
    .f-reason = السبب
    .f-expected = العودة المتوقعة
link-status_state_open = مفتوح
link-status_state_degraded = كفاءة منخفضة
link-status_state_down = منقطع
link-status_state_suspended = معلّق
