# מה צד אומר שעלה בגורל מחלוקת. כך הוא כששני הצדדים אמרו זאת.
dispute-outcome =
    { $outcome-key ->
        [settled] לשכת { $by } אומרת שהמחלוקת יושבה: { $text }
       *[differ] לשכת { $by } אומרת ששני הצדדים מסכימים שלא להסכים: { $text }
    }
    .title = תוצאת מחלוקת
    .f-outcome = תוצאה
    .f-text = במילים
dispute-outcome_outcome_settled = יושבה
dispute-outcome_outcome_differ = הסכימו שלא להסכים
