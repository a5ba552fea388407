# A text on the table; its clauses are acts of their own.
text-open =
    { $by } מניח נוסח על השולחן, { $kind }: { $subject }.{ $round-given ->
        [yes] { " " }לסבב { $round }.
       *[no] { "" }
    }{ $belongs-given ->
        [yes] { " " }שייך אל { $belongs }.
       *[no] { "" }
    } לחתימת: { $sides }. שפות: { $languages }.{ $prevailing-given ->
        [yes] { " " }במקרה של ספק גוברת { $prevailing }.
       *[no] { "" }
    }{ $depositary-given ->
        [yes] { " " }נפקד: { $depositary }.
       *[no] { "" }
    } ייכנס לתוקף { $entry }{ $date-given ->
        [yes] { " " }בתאריך { $date }
       *[no] { "" }
    }{ $days-given ->
        [yes] { " " }וימים לאחר מכן: { $days }
       *[no] { "" }
    }.{ $existence-given ->
        [yes] { " " }קיומו של נוסח זה { $existence }.
       *[no] { "" }
    }
    .title = נוסח על השולחן
    .f-subject = נושא
    .f-kind = סוג
    .f-round = סבב
    .f-belongs = שייך אל
    .f-sides = לחתימת
    .f-languages = שפות
    .f-prevailing = השפה הגוברת
    .f-depositary = נפקד
    .f-entry = כניסה לתוקף
    .f-days = ימים לאחר מכן
    .f-date = תאריך
    .f-existence = קיומו
text-open_sides = { $side }
    .f-side = צד
text-open_kind_non-paper = נייר לא רשמי
text-open_kind_proposal = הצעה
text-open_kind_chairs-text = נוסח היושב ראש
text-open_kind_rolling-text = נוסח מתגלגל
text-open_kind_annex = נספח
text-open_kind_map = מפה
text-open_kind_side-letter = מכתב נלווה
text-open_kind_joint-statement = הודעה משותפת
text-open_entry_signed = כשהכול חתמו
text-open_entry_deposited = כשהוא חתום בידי הנפקד
text-open_entry_date = במועד קבוע, אם הכול חתמו עד אז
text-open_existence_shown = מוצג לשאר חברי הערוץ
text-open_existence_hidden = אינו מוצג לאחרים
text-open_languages_en = אנגלית
text-open_languages_ar = ערבית
text-open_languages_he = עברית
text-open_languages_fr = צרפתית
text-open_prevailing_en = אנגלית
text-open_prevailing_ar = ערבית
text-open_prevailing_he = עברית
text-open_prevailing_fr = צרפתית
