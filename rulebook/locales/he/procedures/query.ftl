query-state_asked = נשלחה, טרם נפתחה
query-state_opened = נפתחה, ממתינה למענה
query-state_answered = נתקבל מענה
query-state_silent = לא נתקבל מענה עד תום המועד
query-state_closed = נסגרה
