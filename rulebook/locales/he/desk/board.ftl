desk_owe =
    { $n ->
        [0] לא נדרש מכם דבר כעת.
        [one] נדרש מכם מענה אחד.
        [two] נדרשים מכם שני מענים.
       *[other] נדרשים מכם { $n } מענים.
    }
desk_first = המועד הראשון בעוד { $in }: { $what }{ $stop }
desk_first-over = הראשון באיחור של { $in }: { $what }{ $stop }
desk_first-paper = המועד הראשון ב־{ $in } UTC: { $what }{ $stop }
desk_grave-none = אין דבר חמור פתוח.
desk_grave-proof = הוכחה נכשלת: ראו למעלה.
desk_grave-misread = { $by } קרא חזרה את מסר { $act } באופן שונה.
desk_grave-uncleared = { $by } התחיל את האמור במסר { $act } לפני שכל הנמענים היו מוכנים.
desk_looked =
    { $n ->
        [0] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: אין חדש.
        [one] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: מסר אחד{ $kinds }.
        [two] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: שני מסרים{ $kinds }.
       *[other] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: { $n } מסרים{ $kinds }.
    }
desk_show = הצגתם
desk_ribbon = שמונה השעות הבאות
desk_now = עכשיו
desk_due = { $what } { $act }
desk_owes = נדרש מ־{ $by }
desk_we-owe = נדרש מאיתנו
desk_others-owe = נדרש מהגורם המפקח ומאחרים
desk_you = אתם
desk_empty-ours = לא נדרש מכם דבר כעת.
desk_empty = לא נדרש כאן דבר כעת.
desk_by = עד { $time } UTC
desk_since = מאז { $time } UTC
desk_rung = דרג { $n }
desk_held = התבקשה ארכה
desk_drill = תרגיל
desk_contested = הוגשה התנגדות
desk_zones = אזורים
desk_zone = אזור
desk_zones-as-reported = לפי הדיווחים
desk_zones-none = ספר הכללים שבתוקף אינו מונה אזורים.
desk_zone-open =
    { $n ->
        [one] תיק פתוח אחד
        [two] שני תיקים פתוחים
       *[other] { $n } תיקים פתוחים
    }
desk_zone-unknown = לא ידוע
desk_zone-last = דיווח אחרון { $time } UTC
desk_zone-no-report = אין דיווח ביומן
desk_illustrative = משורטט להמחשה בלבד
desk_latest-order = כל הלשכות, החדש ביותר תחילה
desk_latest-none = עדיין לא נאמר כאן דבר.
desk_says = תוכן
desk_joint = { $time } { $what }
desk_ago = לפני
desk_from-to = מאת, אל
desk_waits = ממתין בדואר היוצא: חתום ועדיין לא ביומן
desk_zone-answered = נענה
desk_zone-at = אין דבר פתוח מאז { $time } UTC
