# מצבי הודעה מוקדמת, ומצבי כל נמען.
notification-state_announced = הוכרזה
notification-state_started = הפעילות החלה
notification-state_uncleared = הפעילות החלה בטרם היו כל הנמענים ערוכים
notification-state_ended = הפעילות הסתיימה
notification-state_cancelled = בוטלה
notification-state_lapsed = חלון הזמן חלף, לא דווח על התחלה
notification-state_included = נרשמה ביומן, טרם נמסרה
notification-state_delivered = נמסרה, טרם נפתחה
notification-state_opened = נפתחה, טרם בוצעה קריאה חוזרת
notification-state_misread = הקריאה החוזרת אינה תואמת
notification-state_read-back = בוצעה קריאה חוזרת, ממתינה לעמדה
notification-state_accepted = יפעלו על פיה
notification-state_conditional = התקבלה בתנאים
notification-state_objected = הובעה התנגדות
notification-state_unable = אין יכולת לפעול על פיה
notification-state_silent = לא נתקבל מענה עד תום המועד
