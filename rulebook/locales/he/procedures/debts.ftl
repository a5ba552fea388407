# מה נדרש, ומה מצבו.
debt_open = פתיחת המסר
debt_read-back = קריאה חוזרת של הנתונים המהותיים
debt_position = הבעת עמדה
debt_disseminate = הפצה ליחידות הנוגעות בדבר
debt_answer = מענה לשאילתה
debt_line-reply = מענה לבדיקת הקו
debt-status_owed = נדרש
debt-status_met = נתקבל במועד
debt-status_late = נתקבל באיחור
debt-status_defaulted = חלף המועד, לא נתקבל מענה
