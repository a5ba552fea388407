# מה הערב אומר לפנייה.
guarantee-answer =
    { $outcome-key ->
        [taken-up] לשכת { $by } נוטלת על עצמה את מה שערבה לו: { $text }
        [done] לשכת { $by } אומרת שעשתה את מה שערבה לו: { $text }
       *[denied] לשכת { $by } סבורה שערבותה אינה מחייבת את המבוקש: { $text }
    }
    .title = מענה של ערב
    .f-outcome = מענה
    .f-text = במילים
guarantee-answer_outcome_taken-up = נוטל על עצמו
guarantee-answer_outcome_done = עשה
guarantee-answer_outcome_denied = סבור שאינו חייב
