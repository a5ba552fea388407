# מצבי מחלוקת, מדרגה אחר מדרגה, ומצב כל צד שנשאל. גם אי־הסכמה היא תוצאה.
dispute-state_filed = הוגשה, התבקשה הבהרה
dispute-state_local = אצל הוועדה המקומית
dispute-state_commission = אצל הוועדה המשותפת
dispute-state_good-offices = אצל שירותיו הטובים של המפקח
dispute-state_guarantors = אצל הערבים
dispute-state_settled = יושבה, שני הצדדים אמרו זאת
dispute-state_agreed-to-differ = הסכימו שלא להסכים, שני הצדדים אמרו זאת
dispute-state_withdrawn = נמשכה בחזרה
dispute-state_delivered = נמסרה, טרם נפתחה
dispute-state_opened = נפתחה, ממתינה למענה
dispute-state_answered = השיב
dispute-state_settles = אומר שיושבה
dispute-state_differs = אומר שהם חלוקים
dispute-state_silent = לא נתקבל מענה עד תום המועד
