# המפקח משיב על מחאה. אין באף אחת משלוש התשובות קביעת ממצא.
protest-reply =
    { $outcome-key ->
        [answered] לשכת { $by } משיבה על המחאה.
        [rejected] לשכת { $by } דוחה את המחאה.
       *[noted] לשכת { $by } רושמת לפניה את המחאה.
    } המענה: { $text }.
    .title = מענה על מחאה
    .f-outcome = מה נעשה בה
    .f-text = מענה
protest-reply_outcome_answered = נענתה
protest-reply_outcome_rejected = נדחתה
protest-reply_outcome_noted = נרשמה לפנים
