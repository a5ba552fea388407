# رد المشرف على احتجاج. وليس في أي من الردود الثلاثة حكم.
protest-reply =
    { $outcome-key ->
        [answered] يجيب مكتب { $by } عن الاحتجاج.
        [rejected] لا يقبل مكتب { $by } الاحتجاج.
       *[noted] يأخذ مكتب { $by } علمًا بالاحتجاج.
    } الرد: { $text }.
    .title = رد على احتجاج
    .f-outcome = ما آل إليه
    .f-text = الرد
protest-reply_outcome_answered = أُجيب عنه
protest-reply_outcome_rejected = لم يُقبل
protest-reply_outcome_noted = أُخذ العلم به
