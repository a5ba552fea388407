# What was published elsewhere under somebody's name or none. It is no member's act.
press-claim = { $by } רושם את מה שפרסם { $outlet }{ $published-given ->
        [yes] { " " }ב־{ $published }
       *[no] { "" }
    } וייחס אל { $ascribed }{ $side-given ->
        [yes] { " " }מצד { $side }
       *[no] { "" }
    }{ $through-given ->
        [yes] , דרך { $through }
       *[no] { "" }
    } בעניין { $about }: { $points }. הדבר פומבי, ואינו מעשה של אף חבר.
    .title = טענה פומבית
    .f-about = בעניין
    .f-outlet = פורסם על ידי
    .f-published = פורסם ב־
    .f-ascribed = מיוחס אל
    .f-side = נאמר שהוא מצד
    .f-through = הגיע דרך
    .f-points = נקודות
press-claim_points =
    { $kind }, { $says }: { $claim }{ $of-given ->
        [yes] { " " }(על נקודה { $point } של { $of })
       *[no] { "" }
    }{ $cite-given ->
        [yes] { " " }(ב־{ $cite })
       *[no] { "" }
    }{ $caveat-given ->
        [yes] { " " }(כלי התקשורת מוסיף: { $caveat })
       *[no] { "" }
    }{ $agenda-given ->
        [yes] { " " }(בסעיף { $agenda })
       *[no] { "" }
    }
    .f-kind = סוג
    .f-says = אומר
    .f-claim = טענה
    .f-of = גרסה אחרת
    .f-point = הנקודה שם
    .f-cite = היכן שם
    .f-caveat = כלי התקשורת מוסיף
    .f-agenda = סעיף בסדר היום
press-claim_points_kind_fact = עובדה
press-claim_points_kind_commitment = התחייבות
press-claim_points_kind_position = עמדה
press-claim_points_kind_interpretation = פרשנות
press-claim_points_says_asserts = טוען
press-claim_points_says_denies = מכחיש
press-claim_points_kind_demand = דרישה
press-claim_points_says_no-answer = נאמר שלא השיב
