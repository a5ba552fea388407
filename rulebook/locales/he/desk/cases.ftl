desk_incidents-lead = דיווחים, שאילתות ותשובותיהן. אין כאן קביעת אשמה.
desk_open-cases = פתוחים
desk_over-cases = הסתיימו
desk_opened-case = נרשם
desk_not-yet = עדיין לא
desk_act-at = { $act }, { $time } UTC
desk_differs = שונה: { $at }
desk_units-told =
    { $n ->
        [0] אף יחידה לא קיבלה הודעה
        [one] סוג יחידות אחד קיבל הודעה
        [two] שני סוגי יחידות קיבלו הודעה
       *[other] { $n } סוגי יחידות קיבלו הודעה
    }
desk_position-at = { $stance }: { $at }
desk_read-stands = נקרא: { $read }. כתוב: { $stands }.
desk_nobody = אף אחד
desk_no-word = לא נאמר עליהם דבר
desk_thread = מהלך הדברים
desk_sealed-here = חסוי: אינכם בין קוראיו.
desk_proof = הוכחה
desk_proof-of = הוכחה של { $act }
desk_save-proof = שמירת ההוכחה
desk_readers = מי יכול לקרוא
desk_versions = מה השתנה
desk_restarted = אישורי הקבלה מתחילים מחדש
desk_reply = תגובתכם
desk_queued-next = הוא יישלח מעצמו; מספרו יופיע כאן כשיירשם ביומן.
desk_mend =
    { $n ->
        [one] דבר אחד לתיקון לפני החתימה:
        [two] שני דברים לתיקון לפני החתימה:
       *[other] { $n } דברים לתיקון לפני החתימה:
    }
desk_labelled = { $label }: { $what }
desk_choose = בחירה
desk_for-example = לדוגמה
desk_acknowledge = התקבל ונקרא
desk_acknowledge-button = אישור קבלה
desk_read-back = קריאה חוזרת
desk_read-back-button = קריאה חוזרת
desk_read-back-note = הקלידו מה שהבנתם; הדבר יושווה למה שנחתם.
desk_position = עמדתכם
desk_position-button = הצגת עמדה
desk_grounds = נימוקים או תנאים
desk_disseminated = למי הודעתם
desk_disseminated-button = רישום
desk_why-not = מדוע לא הודע לאחרים
desk_answer = מענה לשאילתה
desk_answer-button = מענה
desk_answer-note = המענה נחתם מיד ואי אפשר לחזור ממנו; אפשר להוסיף אחריו מענה נוסף.
desk_ask-time = בקשת ארכה
desk_ask-time-button = בקשת ארכה
desk_ask-time-note = המועד עומד בעינו עד שהצד השני מסכים.
desk_until = עד
desk_reason = סיבה
desk_start = הפעילות החלה
desk_start-button = דיווח על התחלה
desk_start-note = החל מעכשיו, אלא אם הוסכם מועד אחר.
desk_end = הפעילות הסתיימה
desk_end-button = דיווח על סיום
desk_end-note = החל מעכשיו.
desk_cancel = ביטול ההודעה
desk_cancel-button = ביטול ההודעה
