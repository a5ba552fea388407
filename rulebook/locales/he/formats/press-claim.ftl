# What was published elsewhere under somebody's name or none. It is no member's act.
press-claim = { $by } רושם את מה שפרסם { $outlet } ב־{ $published } וייחס אל { $ascribed } בעניין { $about }: { $points }. הדבר פומבי, ואינו מעשה של אף חבר.
    .title = טענה פומבית
    .f-about = בעניין
    .f-outlet = פורסם על ידי
    .f-published = פורסם ב־
    .f-ascribed = מיוחס אל
    .f-points = נקודות
press-claim_points =
    { $kind }, { $says }: { $claim }{ $of-given ->
        [yes] { " " }(על נקודה { $point } של { $of })
       *[no] { "" }
    }
    .f-kind = סוג
    .f-says = אומר
    .f-claim = טענה
    .f-of = גרסה אחרת
    .f-point = הנקודה שם
press-claim_points_kind_fact = עובדה
press-claim_points_kind_commitment = התחייבות
press-claim_points_kind_position = עמדה
press-claim_points_kind_interpretation = פרשנות
press-claim_points_says_asserts = טוען
press-claim_points_says_denies = מכחיש
