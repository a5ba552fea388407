# מצבי ערבות שפנו אליה, ומצב הערב. סירוב הוא מענה; החובה עומדת לצדו.
guarantee-state_called = פנו אליה
guarantee-state_answered = הערב השיב
guarantee-state_withdrawn = הפנייה נמשכה בחזרה
guarantee-state_delivered = נמסר, טרם נפתח
guarantee-state_opened = נפתח, ממתין למענה
guarantee-state_taken-up = נוטל על עצמו
guarantee-state_denied = סבור שאינו חייב
guarantee-state_honoured = אומר שעשה
guarantee-state_silent = לא נתקבל מענה עד תום המועד
