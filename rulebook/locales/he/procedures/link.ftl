# מצבי הערוץ והקו של כל חבר. השעיה היא החלטה, ניתוק אינו החלטה.
link-state_in-force = הערוץ בתוקף
link-state_suspended = הערוץ מושעה
link-state_unknown = מצב הקו טרם ידוע
link-state_up = הקו תקין
link-state_degraded = הקו משובש
link-state_down = הקו מנותק
link-state_suspending = הוכרזה השעיית הערוץ
link-state_backup-up = הקו תקין בקו החלופי בלבד
link-state_check-missed = בדיקת הקו לא נענתה
link-state_silent = הקו שותק
link-state_stale = הקו לא נבדק במועד
