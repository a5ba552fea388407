# מצבי תורנות שנמסרת, ומצבי המפקח המקבל הודעה על כך.
handover-state_handed-over = נמסרה, טרם התקבלה
handover-state_taken = התקבלה
handover-state_kept = נותרה בידי הקצין המוסר
handover-state_untaken = לא התקבלה במועד
handover-state_told = נרשמה ביומן, טרם נמסרה
handover-state_delivered = הועברה, טרם נפתחה
handover-state_opened = נפתחה
