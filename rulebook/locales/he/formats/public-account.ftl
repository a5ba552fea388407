# What a member says was said or agreed, point by point; whether it is so, nobody says here.
public-account = { $by } מוסר את גרסתו על { $about }: { $points }.
    .title = גרסה פומבית
    .f-about = בעניין
    .f-points = נקודות
public-account_points =
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
public-account_points_kind_fact = עובדה
public-account_points_kind_commitment = התחייבות
public-account_points_kind_position = עמדה
public-account_points_kind_interpretation = פרשנות
public-account_points_says_asserts = טוען
public-account_points_says_denies = מכחיש
public-account_points_kind_demand = דרישה
