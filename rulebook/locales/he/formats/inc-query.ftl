# שאלה שיש להשיב עליה.
inc-query =
    לשכת { $by } מבקשת מענה לשאילתה. הנושא: { $concern }. המקום: { $place }.{ $when-given ->
        [yes] { " " }המועד: { $when }.
       *[no] { "" }
    } השאלה: { $question }{ $incident-given ->
        [yes] { " " }סימוכין: מסר { $incident }.
       *[no] { "" }
    }
    .title = שאילתה
    .f-concern = נושא
    .f-place = מקום
    .f-when = מועד
    .f-question = שאלה
    .f-incident = אירוע
inc-query_concern_troops = כוחות
inc-query_concern_flight = טיסה
inc-query_concern_fire = ירי
inc-query_concern_construction = עבודות בנייה
inc-query_concern_movement = תנועה
inc-query_concern_other = אחר
