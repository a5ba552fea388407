# הבטחה, כמותה וימיה, ומי סופר. אין בה אמירה אם קוימה.
commitment =
    לשכת { $by } מתחייבת, { $kind }: { $what } כמות: { $quantity } ({ $unit }). נחשב שבוצע כאשר: { $test } הסופר: { $verifier }.{ $after-given ->
        [yes] { " " }הימים נספרים מ־{ $after }.
       *[no] { "" }
    }{ $from-days-given ->
        [yes] { " " }מתחיל אחריו במספר ימים: { $from-days }.
       *[no] { "" }
    }{ $due-days-given ->
        [yes] { " " }מועדו אחריו במספר ימים: { $due-days }.
       *[no] { "" }
    }{ $from-given ->
        [yes] { " " }לא לפני { $from }.
       *[no] { "" }
    }{ $due-given ->
        [yes] { " " }לכל המאוחר { $due }.
       *[no] { "" }
    }{ $phases-given ->
        [yes] { " " }בשלבים: { $phases }.
       *[no] { "" }
    }{ $gates-given ->
        [yes] { " " }רק כשאלה בוצעו: { $gates }.
       *[no] { "" }
    }{ $exceptions-given ->
        [yes] { " " }חריגים: { $exceptions }
       *[no] { "" }
    }{ $clause-given ->
        [yes] { " " }סעיף: { $clause }.
       *[no] { "" }
    }
    .title = התחייבות
    .f-kind = סוג
    .f-what = תוכן
    .f-quantity = כמות
    .f-unit = נספר ב־
    .f-test = בוצע כאשר
    .f-verifier = הסופר
    .f-after = הימים נספרים מ־
    .f-from-days = מתחיל אחריו, בימים
    .f-due-days = מועדו אחריו, בימים
    .f-from = לא לפני
    .f-due = לכל המאוחר
    .f-phases = שלבים
    .f-gates = רק כשבוצע
    .f-exceptions = חריגים
    .f-clause = סעיף
commitment_phases =
    { $quantity } מאחורי { $line }{ $days-given ->
        [yes] { " " }עד יום { $days }
       *[no] { "" }
    }
    .f-quantity = כמות, בסך הכול
    .f-line = קו
    .f-days = ימים אחריו
commitment_gates = { $act }
    .f-act = מסר
commitment_kind_withdrawal = נסיגה
commitment_kind_suspension = השעיית פעילות
commitment_kind_hand-over = מסירה
commitment_kind_release = שחרור
commitment_kind_opening = פתיחה
commitment_kind_other = אחר
commitment_unit_whole = מכלול אחד
commitment_unit_pieces = יחידות
commitment_unit_vehicles = כלי רכב
commitment_unit_people = אנשים
commitment_unit_places = מקומות
commitment_unit_tonnes = טונות
commitment_unit_days = ימים
