# מצבי שאילתה, ומצבי הנשאל.
query-state_asked = הוגשה וטרם נענתה
query-state_delivered = נמסרה, טרם נפתחה
query-state_opened = נפתחה, ממתינה למענה
query-state_deferred = הובטח מענה במועד מאוחר יותר
query-state_answered = נתקבל מענה
query-state_withdrawn = נמשכה בחזרה
query-state_silent = לא נתקבל מענה עד תום המועד
