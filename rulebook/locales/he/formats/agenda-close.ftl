# מה עלה בגורלו של סעיף. אין בכך דבר על העניין עצמו.
agenda-close =
    { $result-key ->
        [dealt-with] לשכת { $by } סוגרת את הסעיף בסדר היום: נדון.
        [carried-over] לשכת { $by } סוגרת את הסעיף בסדר היום: הועבר לסבב אחר.
       *[dropped] לשכת { $by } סוגרת את הסעיף בסדר היום: הוסר מסדר היום.
    }
    .title = סגירת סעיף בסדר היום
    .f-result = מה עלה בגורלו
agenda-close_result_dealt-with = נדון
agenda-close_result_carried-over = הועבר לסבב אחר
agenda-close_result_dropped = הוסר מסדר היום
