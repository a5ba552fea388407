# מצבי מחאה ומצבי המפקח. אין באף אחד מהם קביעת ממצא.
protest-state_lodged = הוגשה
protest-state_replied-to = ניתן מענה
protest-state_withdrawn = נמשכה בחזרה
protest-state_delivered = נמסרה, טרם נפתחה
protest-state_opened = נפתחה, ממתינה למענה
protest-state_answered = נענתה
protest-state_rejected = נדחתה
protest-state_noted = נרשמה לפנים
protest-state_silent = לא נתקבל מענה עד תום המועד
