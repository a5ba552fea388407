# מצבי סעיף בסדר היום, ומצבי כל צד. סעיף מושהה הוא סעיף שמישהו אינו דן בו לפי שעה, ואין בכך לומר מי צודק.
agenda-state_proposed = הוצע, טרם התקבל לדיון בידי הכול
agenda-state_agreed = בסדר היום, התקבל לדיון בידי הכול
agenda-state_parked = מושהה, לא התקבל לפי שעה בידי הכול
agenda-state_closed = נסגר
agenda-state_withdrawn = נמשך בחזרה
agenda-state_delivered = נמסר, טרם נפתח
agenda-state_opened = נפתח, ממתין למענה
agenda-state_accepted = מקבל לדיון
agenda-state_conditional = מוכן לדון בתנאים
agenda-state_declined = אינו דן בו לפי שעה
agenda-state_silent = לא נתקבל מענה עד תום המועד
