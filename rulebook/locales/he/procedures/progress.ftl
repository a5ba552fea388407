# מצבי טענת התקדמות, ומצב כל מי שעליו לומר מה הוא מקבל.
progress-state_claimed = נטען, טרם נספר בידי הכול
progress-state_answered = כל מי שנשאל אמר מה הוא מקבל
progress-state_withdrawn = נמשך בחזרה
progress-state_delivered = נמסר, טרם נפתח
progress-state_opened = נפתח, ממתין לספירה
progress-state_accepted = מקבל את הנטען
progress-state_contested = חולק על חלק מן הנטען
progress-state_silent = לא נתקבלה ספירה עד תום המועד
