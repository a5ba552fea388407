# מצבי בקשה לקשר, ומצבי כל נשאל.
contact-state_requested = התבקש, טרם נקבע מועד משותף
contact-state_agreed = המועד סוכם
contact-state_declined = הבקשה נדחתה
contact-state_held = התקיים, טרם הוגש תיעוד
contact-state_recorded = הוגש תיעוד
contact-state_called-off = בוטל
contact-state_expired = המועד חלף, לא סוכם דבר
contact-state_unreported = המועד חלף, לא דווח אם התקיים
contact-state_delivered = נמסרה, טרם נפתחה
contact-state_opened = נפתחה, ממתינה למענה
contact-state_accepted = מקבל
contact-state_countered = מציע מועד אחר
contact-state_silent = לא נתקבל מענה עד תום המועד
