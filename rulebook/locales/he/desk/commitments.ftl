# התחייבויות: שני הצדדים בלוח זמנים אחד, ודף של אחת
desk_commitments = התחייבויות
desk_commitments-lead = מי התחייב למה ועד מתי, כמה מזה נטען וכמה התקבל. אם הבטחה קוימה, יאמרו בני אדם.
desk_cm-none = לא ניתנה שום התחייבות.
desk_cm-key-window = פרק הזמן שסוכם
desk_cm-key-expected = צפוי
desk_cm-key-claimed = נטען
desk_cm-key-accepted = התקבל
desk_cm-key-today = היום
desk_cm-timeline = לוח הזמנים של שני הצדדים
desk_cm-no-day = אין עדיין יום
desk_cm-what = התחייבות
desk_cm-days = ימים, UTC
desk_cm-from-until = { $start } עד { $due }
desk_cm-until = עד { $due }
desk_cm-expected = צפוי
desk_cm-quantity = כמות
desk_cm-claimed = נטען
desk_cm-accepted = התקבל
desk_cm-of = { $n } מתוך { $whole }
desk_cm-not-claimed = דבר לא נטען
desk_cm-not-counted = לא נספר
desk_cm-overdue =
    { $n ->
        [one] מועדו חלף לפני יום אחד
        [two] מועדו חלף לפני יומיים
        *[other] מועדו חלף לפני { $n } ימים
    }
desk_cm-conditions = תנאים
desk_cm-no-condition = דבר אינו ממתין לתנאי.
desk_cm-condition-unsaid = איש לא אמר שהתקיים
desk_cm-condition-met = התקיים
desk_cm-condition-not-met = לא התקיים
desk_cm-condition-disputed = שנוי במחלוקת
desk_cm-from-day = מיום { $day }
desk_cm-meanwhile = עד אז: { $text }
desk_cm-slip = אם אחת מתאחרת
desk_cm-slip-lead = מה יבוא בעקבות התחייבות שתבוצע ימים אחדים אחרי מועדה.
desk_cm-slip-which = התחייבות
desk_cm-slip-days = ימי איחור
desk_cm-slip-show = הצגה
desk_cm-slip-title =
    { $n ->
        [one] אם { $act } יבוצע באיחור של יום אחד
        [two] אם { $act } יבוצע באיחור של יומיים
        *[other] אם { $act } יבוצע באיחור של { $n } ימים
    }
desk_cm-slip-none = אף יום אחר אינו זז ואף שער אינו נסגר.
desk_cm-slip-becomes = { $before } הופך ל־{ $after }
desk_cm-slip-closed =
    { $n ->
        [one] השער { $gate } שלו נשאר סגור יום אחד
        [two] השער { $gate } שלו נשאר סגור יומיים
        *[other] השער { $gate } שלו נשאר סגור { $n } ימים
    }
desk_cm-slip-closed-unknown = איש אינו יכול לומר מתי ייפתח השער { $gate } שלו
desk_cm-title = התחייבות { $act }
desk_cm-given-by = ניתנה בידי
desk_cm-given-to = ניתנה ל־
desk_cm-test = בוצע כאשר
desk_cm-verifier = הסופר
desk_cm-exceptions = חריגים
desk_cm-clause = סעיף
desk_cm-after-days = מ־{ $from } עד { $due } ימים אחרי { $act }
desk_cm-own-days = ימים משלה
desk_cm-phases = שלבים
desk_cm-phase = { $n } מאחורי { $line }
desk_cm-gates = רק כשבוצע
desk_cm-gate-open = בוצע
desk_cm-gate-closed = לא בוצע
desk_cm-counts = ספירות של הטענה האחרונה
desk_cm-counts-note = שני מספרים, לעולם לא אחד
desk_cm-counted = מקבל { $n }
desk_cm-verifies = הסופר
desk_cm-contests = חולק על { $n }: { $reason }
desk_cm-claims = טענות
desk_cm-no-claim = דבר לא נטען.
desk_cm-rule = טענה היא דברו של צד אחד. מה שקובע הוא מה שהסופר מקבל, והדבר נאמר לצדה.
desk_cm-unreadable = דבר שאינו נקרא כאן
desk_cm-says-claimed = נטען: { $n } מתוך { $whole }
desk_cm-says-accepted = התקבל: { $n } מתוך { $whole }
desk_cm-slip-option = { $act }, { $by }: { $what }
desk_cm-g-title = ערבויות
desk_cm-g-note = משפנו אליה היא חוב של הערב
desk_cm-g-none = איש לא נתן ערבות.
desk_cm-g-of = ערבה ל־{ $act }
desk_cm-g-to = כלפי
desk_cm-g-trigger = כאשר
desk_cm-g-duty = אז
desk_cm-g-hours =
    { $n ->
        [one] בתוך שעה אחת
        [two] בתוך שעתיים
        *[other] בתוך { $n } שעות
    }
desk_cm-g-public = פומבית
desk_cm-g-sealed = חתומה
desk_cm-g-called = פנו אליה
desk_cm-g-not-called = לא פנו אליה
desk_cm-g-due = מועד { $time }
desk_cm-g-proofs = הוכחות
desk_cm-key-gate = שער, מלא כל עוד הוא סגור
desk_cm-gates-done = בוצעו { $n } מתוך { $whole } שלהם היא ממתינה
desk_cm-d-title = מחלוקות
desk_cm-d-note = מה הוסכם, מה משמעו וכיצד מבצעים אותו
desk_cm-d-none = איש לא הגיש מחלוקת.
desk_cm-d-over = בעניין { $act }
desk_cm-d-reached = עד לכאן הועלתה
desk_cm-d-rung-filed = הבהרה
desk_cm-d-rung-local = ועדה מקומית
desk_cm-d-rung-commission = ועדה משותפת
desk_cm-d-rung-good-offices = שירותים טובים
desk_cm-d-rung-guarantors = ערבים
desk_cm-g-all-proofs = כל ההוכחות בקובץ אחד
