# מצבי תורנות, ומצבי המפקח המקבל הודעה עליה.
watch-state_on-watch = בתורנות
watch-state_relieved = הוחלפה
watch-state_overlong = התורנות ארוכה מדי
watch-state_told = נרשמה ביומן, טרם נמסרה
watch-state_delivered = הועברה, טרם נפתחה
watch-state_opened = נפתחה
