# ما يقول جانب إن الخلاف آل إليه. ويكون كذلك حين يقوله الجانبان.
dispute-outcome =
    { $outcome-key ->
        [settled] يقول مكتب { $by } إن الخلاف سُوّي: { $text }
       *[differ] يقول مكتب { $by } إن الجانبين اتفقا على أن يختلفا: { $text }
    }
    .title = مآل خلاف
    .f-outcome = المآل
    .f-text = بالكلمات
dispute-outcome_outcome_settled = سُوّي
dispute-outcome_outcome_differ = اتفاق على الاختلاف
