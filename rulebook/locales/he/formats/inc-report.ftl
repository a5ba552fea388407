# אירוע שנצפה או שנטען כי אירע. אין בנוסח משום קביעת ממצא.
inc-report =
    { $basis-key ->
        [observation] לשכת { $by } מדווחת על תצפית: { $category }.
       *[allegation] לשכת { $by } מדווחת על טענה: { $category }.
    } המקום: { $place }. המועד: { $when }.{ $harm-given ->
        [yes]
            { $harm-n ->
                [range] { " " }מספר ההרוגים על פי הדיווח { $harm }.
                [0] { " " }לא דווח על הרוגים.
                [one] { " " }דווח על הרוג אחד.
                [two] { " " }דווח על שני הרוגים.
               *[other] { " " }דווח על { $harm } הרוגים.
            }
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }התיאור: { $text }.
       *[no] { "" }
    }{ $actor-given ->
        [yes] { " " }הגורם על פי המקור: { $actor }.
       *[no] { "" }
    }{ $source-given ->
        [yes] { " " }המקור: { $source }.
       *[no] { "" }
    }{ $source-precision-given ->
        [yes] { " " }דיוק המקום: { $source-precision }.
       *[no] { "" }
    }{ $time-precision-given ->
        [yes] { " " }דיוק המועד: { $time-precision }.
       *[no] { "" }
    }{ $source-id-given ->
        [yes] { " " }מספר אצל המקור: { $source-id }.
       *[no] { "" }
    }
    .title = דיווח על אירוע
    .f-category = סוג
    .f-place = מקום
    .f-when = מועד
    .f-basis = בסיס
    .f-harm = הרוגים
    .f-text = תיאור
    .f-actor = הגורם על פי המקור
    .f-source = מקור
    .f-source-precision = דיוק המקום
    .f-time-precision = דיוק המועד
    .f-source-id = מספר אצל המקור
inc-report_category_hostile = פעולה עוינת
inc-report_category_provocative = פעולה מתגרה
inc-report_category_fire = ירי
inc-report_category_incursion = חדירה
inc-report_category_overflight = טיסה מעל השטח
inc-report_category_construction = עבודות בנייה
inc-report_category_force-level = היקף הכוחות
inc-report_category_forbidden-weapon = נשק שאינו מותר באזור
inc-report_category_restriction = הגבלת תנועה
inc-report_category_civilian-harm = פגיעה באזרחים
inc-report_category_propaganda = תעמולה
inc-report_category_detention = עיכוב או מעצר
inc-report_category_other = אחר
inc-report_basis_allegation = טענה
inc-report_basis_observation = תצפית
inc-report_source-precision_exact = המקום המדויק
inc-report_source-precision_near = הסביבה
inc-report_source-precision_district = נפה
inc-report_source-precision_governorate = מחוז
inc-report_source-precision_country = מדינה
inc-report_time-precision_day = היום המדויק
inc-report_time-precision_days = ימים אחדים
inc-report_time-precision_week = השבוע
inc-report_time-precision_month = החודש
inc-report_time-precision_longer = יותר מחודש
