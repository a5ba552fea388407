# מצבי תיעוד הקשר ומצבי כל צד. מה שלא אושר לא סוכם.
meeting-state_submitted = הוגש, טרם אושר בידי הכול
meeting-state_confirmed = אושר
meeting-state_reserved = הובעה הסתייגות
meeting-state_withdrawn = נמשך בחזרה
meeting-state_delivered = נמסר, טרם נפתח
meeting-state_opened = נפתח, ממתין לאישור
meeting-state_silent = לא אושר עד תום המועד
