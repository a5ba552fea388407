# What a member says was said or agreed, point by point; whether it is so, nobody says here.
account = { $by } מוסר את גרסתו על { $about }: { $points }.
    .title = גרסה
    .f-about = בעניין
    .f-points = נקודות
account_points =
    { $kind }, { $says }: { $claim }{ $of-given ->
        [yes] { " " }(על נקודה { $point } של { $of })
       *[no] { "" }
    }{ $recorded-given ->
        [yes] { " " }(רשום ב־{ $recorded })
       *[no] { "" }
    }
    .f-kind = סוג
    .f-says = אומר
    .f-claim = טענה
    .f-of = גרסה אחרת
    .f-point = הנקודה שם
    .f-recorded = רשום ב־
account_points_kind_fact = עובדה
account_points_kind_commitment = התחייבות
account_points_kind_position = עמדה
account_points_kind_interpretation = פרשנות
account_points_says_asserts = טוען
account_points_says_denies = מכחיש
account_points_kind_demand = דרישה
