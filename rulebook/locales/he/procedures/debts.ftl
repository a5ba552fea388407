# מה נדרש, ומה מצבו.
debt_open = נדרש מלשכת { $debtor } כלפי לשכת { $creditor } עד { $due }: פתיחת { $about }.
    .title = פתיחה
debt_read-back = נדרש מלשכת { $debtor } כלפי לשכת { $creditor } עד { $due }: קריאה חוזרת של הנתונים המהותיים של { $about }.
    .title = קריאה חוזרת
debt_position = נדרש מלשכת { $debtor } כלפי לשכת { $creditor } עד { $due }: הבעת עמדה לגבי { $about }.
    .title = עמדה
debt_disseminate = נדרש מלשכת { $debtor } כלפי לשכת { $creditor } עד { $due }: הפצת { $about } ליחידות הנוגעות בדבר.
    .title = הפצה
debt_answer = נדרש מלשכת { $debtor } כלפי לשכת { $creditor } עד { $due }: מענה על { $about }.
    .title = מענה
debt_line-reply = נדרש מלשכת { $debtor } כלפי לשכת { $creditor } עד { $due }: מענה על בדיקת הקו לפי { $about }.
    .title = מענה לבדיקת הקו
debt-status_owed = נדרש
debt-status_met = נתקבל במועד
debt-status_late = נתקבל באיחור
debt-status_defaulted = חלף המועד, לא נתקבל מענה
debt-status_lifted = אינו נדרש עוד
