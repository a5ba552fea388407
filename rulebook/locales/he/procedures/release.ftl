# מצבי בקשה להעברה לעיון, ומצבי מחבר המסר.
release-state_requested = התבקשה
release-state_answered = נתקבל מענה
release-state_withdrawn = הבקשה נמשכה
release-state_delivered = נמסרה, טרם נפתחה
release-state_opened = נפתחה, ממתינה להסכמה או לסירוב
release-state_consented = ניתנה הסכמה, טרם הועבר לעיון
release-state_in-part = ניתנה הסכמה חלקית או מותנית
release-state_refused = סורבה
release-state_released = הועבר לעיון
release-state_silent = לא נתקבל מענה עד תום המועד; דבר אינו מועבר לעיון
