# מצבי התחייבות, ומצב כל מי שניתנה לו. מה שקוים ממנה נספר במקום אחר.
commitment-state_given = ניתנה ועומדת
commitment-state_withdrawn = נותנה חוזר בו; היא עומדת עד שמי שניתנה להם ישחררו ממנה
commitment-state_lifted = מי שניתנה להם שחררו ממנה
commitment-state_delivered = נמסרה, טרם נפתחה
commitment-state_opened = נפתחה
commitment-state_released = משחרר ממנה
commitment-state_held-to = עומד עליה
commitment-state_silent = לא נפתחה עד תום המועד
