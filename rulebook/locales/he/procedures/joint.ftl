# States of a joint statement in draft, and of each side.
joint-state_drafted = טיוטה, לא מוסכמת על הכול
joint-state_agreed = הנוסח מוסכם על הכול
joint-state_parted = לא מוסכמת כלשונה
joint-state_withdrawn = נמשכה
joint-state_delivered = נמסרה, טרם נפתחה
joint-state_opened = נפתחה, ממתינים למענה
joint-state_accepted = מסכים לנוסח
joint-state_conditional = היה מסכים לנוסח אחר
joint-state_declined = אינו מסכים
joint-state_silent = אין מענה עד המועד
