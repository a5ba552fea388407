# ما يقوله الضامن ردًا على الدعوة.
guarantee-answer =
    { $outcome-key ->
        [taken-up] يتولى مكتب { $by } ما ضمنه: { $text }
        [done] يفيد مكتب { $by } بأنه فعل ما ضمنه: { $text }
       *[denied] يرى مكتب { $by } أن ضمانه لا يوجب ما طُلب: { $text }
    }
    .title = رد ضامن
    .f-outcome = الرد
    .f-text = بالكلمات
guarantee-answer_outcome_taken-up = يتولاه
guarantee-answer_outcome_done = فعله
guarantee-answer_outcome_denied = يرى أنه لا يجب عليه
