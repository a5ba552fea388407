# מה שהתחייבויות ממתינות לו. אם התקיים, אומר מסר אחר.
condition =
    { $kind-key ->
        [day] לשכת { $by } קובעת יום שממנו נספרים הימים: { $text }
       *[event] לשכת { $by } קובעת תנאי: { $text }
    }{ $meanwhile-given ->
        [yes] { " " }עד אז: { $meanwhile }
       *[no] { "" }
    }
    .title = תנאי
    .f-kind = סוג
    .f-text = מה צריך להתקיים
    .f-meanwhile = עד אז
condition_kind_day = יום שממנו נספרים הימים
condition_kind_event = דבר שצריך להתקיים
