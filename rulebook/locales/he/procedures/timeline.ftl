# מצב התחייבות ביום נתון. אין כאן אמירה שהבטחה קוימה או הופרה.
timeline-state_pre-effect = לפני יומה הקובע
timeline-state_waiting = ממתינה לדבר אחר
timeline-state_disputed = תחילתה שנויה במחלוקת
timeline-state_unknown = נספרת ממה שאינו נקרא כאן
timeline-state_deadlock = ממתינה במעגל, אינה יכולה להתחיל
timeline-state_not-yet = מתחילה בהמשך
timeline-state_gated = יומה הגיע, שער סגור
timeline-state_running = מתנהלת
timeline-state_overdue = מועדה חלף, דבר לא נטען
timeline-state_claimed = נטען, טרם נספר
timeline-state_contested = נטען, לא התקבל
timeline-state_partly = התקבל בחלקו
timeline-state_accepted = התקבל
timeline-state_lifted = שוחררו ממנה
