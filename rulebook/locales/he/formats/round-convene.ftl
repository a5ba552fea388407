# מכונס סבב שיחות. המתכונת אומרת כיצד הצדדים משוחחים, ולא דבר על מי מהם.
round-convene =
    לשכת { $by } מכנסת את סבב השיחות מספר { $round }: { $mode }. המועדים המוצעים: { $proposed }.{ $place-given ->
        [yes] { " " }המקום: { $place }.
       *[no] { "" }
    }{ $follows-given ->
        [yes] { " " }בהמשך לסבב של { $follows }.
       *[no] { "" }
    }
    .title = סבב שיחות
    .f-round = מספר הסבב
    .f-mode = מתכונת
    .f-proposed = מועדים מוצעים
    .f-place = מקום
    .f-follows = בהמשך לסבב
round-convene_proposed = { $window }
    .f-window = מועד
round-convene_mode_direct = שיחות ישירות
round-convene_mode_proximity = שיחות קרבה, המשלחות בחדרים נפרדים
round-convene_mode_shuttle = שיחות דילוגים, הגורם המפקח עובר מצד לצד
