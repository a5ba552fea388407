desk_alarms = התרעות
desk_alarms-lead = התרעה מופיעה כאן רק אם על קצין בלשכה זו לעשות דבר מה. השתקה עוצרת את הצליל, לא את ההתרעה.
desk_alarms-standing = פעילות
desk_alarms-none = אין כעת התרעה פעילה.
desk_alarms-lately = הסתיימו לאחרונה, בטווח של { $for }
desk_alarm-owed = { $by } ממתין לתשובתכם בתיק { $act }: { $what }.
desk_alarm-overdue = באיחור: { $by } עדיין ממתין לתשובתכם בתיק { $act }: { $what }.
desk_alarm-called = { $by } לא השיב בתיק { $act } ({ $what }); הסולם קורא כעת לכם.
desk_alarm-read-back-differs = { $by } קרא חזרה את מסר { $act } באופן שאינו תואם.
desk_alarm-uncleared = { $by } התחיל את האמור במסר { $act } לפני שכל הנמענים היו מוכנים.
desk_alarm-finding = הוכחה שפורסמה, { $act }: { $what }
desk_alarm-evidence = הוכחה נכשלת ({ $what }). אין להסתמך על מה שנוגע לה.
desk_alarm-suspended = { $by } השעה ערוץ: { $what }.
desk_alarm-unattended = אצל { $by } אין קצין במשמרת כבר מעל { $for }.
desk_alarm-line-silent = הקו אל { $by } שותק: { $what }.
desk_alarm-standstill = צומת זה אינו שומר ואינו חותם עוד דבר.
desk_alarm-must-sync = צומת זה הוא עותק, ואינו חותם דבר עד שיראה את היומן.
desk_alarm-no-link = אין קשר עם רשם היומן כבר מעל { $for }.
desk_alarm-unwitnessed = מסרים ממתינים למניין עדים כבר מעל { $for }.
desk_alarm-stale = שום מניין לא חתם זמן ארוך מכפי שהמנגנון מתיר; ייתכן שהיומן קפוא.
desk_alarm-refused = רשם היומן דחה את { $what }.
desk_alarm-clock = שעון רשם היומן סוטה בשיעור העולה על { $for }.
desk_alarm-own-clock-ahead = שעון צומת זה מקדים את שעוני העדים: הצומת חותם על הודעות סכנה בלבד.
desk_alarm-own-clock-behind = שעון צומת זה מפגר אחרי שעוני העדים: הצומת חותם על הודעות סכנה בלבד.
desk_alarm-other = { $what }: { $by } { $act }
desk_alarm-do-answer = יש לפתוח ולהשיב, או לבקש ארכה.
desk_alarm-do-call = יש להתקשר אל מי שנדרש ממנו המענה.
desk_alarm-do-read-back = יש להסכים בקול על מה שנחתם; קריאה חוזרת נכונה מסיימת את ההתרעה.
desk_alarm-do-voice = יש להתקשר בקול ולשאול מה המצב.
desk_alarm-do-watch = בעמדה שלכם: יש לקבל את המשמרת; לעמדה אחרת: יש להתקשר בקול.
desk_alarm-do-operator = יש להודיע עכשיו למי שמפעיל צומת זה.
desk_alarm-do-wait = אפשר להמשיך לכתוב. לכל דבר חמור יש להשתמש בקו הקולי.
desk_alarm-do-mend = יש לתקן את המסר ולשלוח שוב; ההודעה בדף אומרת מה אינו תקין.
desk_alarm-do-look = יש לעיין בתיק.
desk_alarm-all = כל ההתרעות
desk_alarm-open = פתיחה
desk_alarm-acknowledge = אישור קבלת ההתרעה
desk_alarm-silence = השתקה
desk_alarm-silence-note = התרעות חמורות למשך { $grave }, דחופות למשך { $urgent }.
desk_alarm-more =
    { $n ->
        [one] ועוד התרעה חמורה אחת
        [two] ועוד שתי התרעות חמורות
       *[other] ועוד { $n } התרעות חמורות
    }
desk_alarm-urgent =
    { $n ->
        [one] התרעה דחופה אחת.
        [two] שתי התרעות דחופות.
       *[other] { $n } התרעות דחופות.
    }
desk_alarm-alike =
    { $n ->
        [one] התרעה אחת:
        [two] שתי התרעות דומות, הראשונה:
       *[other] { $n } התרעות דומות, הראשונה:
    }
desk_alarm-times =
    { $n ->
        [one] הופיעה פעם אחת
        [two] הופיעה פעמיים
       *[other] הופיעה { $n } פעמים
    }
desk_alarm-raised = מאז { $time }
desk_alarm-stage-new = איש לא אישר את קבלתה.
desk_alarm-stage-acknowledged = { $by } אישר את קבלתה ב־{ $time }.
desk_alarm-stage-silenced = הושתקה בידי { $by } עד { $time }; איש לא אישר את קבלתה.
desk_alarm-stage-shelved = הושהתה בידי { $by } עד { $time }; אחר כך היא חוזרת.
desk_alarm-stage-cleared = המצב חלף ב־{ $time }.
desk_alarm-shelve = השהיה
desk_alarm-unshelve = סיום ההשהיה
desk_alarm-minutes = לכמה זמן
desk_alarm-for =
    { $n ->
        [one] דקה אחת
        [two] שתי דקות
       *[other] { $n } דקות
    }
desk_alarm-why = מדוע היא יכולה להמתין
desk_alarm-rules = מה עושה כל עדיפות
desk_alarm-rule-1 = חמש פעימות צליל, שוב כל { $again }. אפשר להשתיק למשך { $quiet }; אין לבטל את הצליל ואין להשהות לעולם. נשארת עד שמישהו מאשר את קבלתה.
desk_alarm-rule-2 = שלוש פעימות צליל, שוב כל { $again }. אפשר להשתיק למשך { $quiet }, ולהשהות למשך { $shelf } לכל היותר בציון סיבה.
desk_alarm-rule-3 = פעימה רכה אחת, פעם אחת. אפשר לבטל את הצליל, ולהשהות למשך { $shelf } לכל היותר בציון סיבה.
desk_alarm-deeds = מי עשה מה
desk_alarm-deeds-none = איש עוד לא עשה דבר בהתרעה כלשהי.
desk_alarm-acknowledged = אישור קבלה
desk_alarm-silenced = השתקה
desk_alarm-shelved = השהיה
desk_alarm-returned = סיום השהיה
desk_alarm-muted = צליל ההתרעות עם מועד בוטל
desk_alarm-unmuted = צליל ההתרעות עם מועד הוחזר
desk_alarm-heard = בדיקת צליל: כולם נשמעו
desk_alarm-unheard = בדיקת צליל: לא כולם נשמעו
desk_alarm-statistics = נתוני התרעות
desk_alarm-statistics-of = 30 הימים האחרונים, לשכה זו
desk_alarm-statistics-why = הם נועדו לגזום כללים, לא לשפוט אנשים; לכל לשכה אותם נתונים על עצמה.
desk_alarm-priority = עדיפות
desk_alarm-share = חלק
desk_alarm-aim = היעד
desk_alarm-most = המספר הגבוה ביותר בתוך { $for }: { $n }.
desk_alarm-most-aim = היעד: פחות מאחת בממוצע, ולעולם לא יותר מ־{ $n }.
desk_alarm-frequent = השכיחות ביותר
desk_alarm-condition = מצב
desk_alarm-again = חזרה
desk_alarm-acked = אושרה קבלתן
desk_alarm-half = מחציתן בתוך
desk_alarm-longest = הארוכה ביותר
desk_alarm-none-acked = אין
desk_alarm-standing = הפעילות זמן רב ביותר
desk_alarm-days = לפי יום
desk_alarm-day = יום (UTC)
desk_condition-owed = תשובה נדרשת
desk_condition-overdue = תשובה באיחור
desk_condition-called = קריאה לפי הסולם
desk_condition-read-back-differs = קריאה חוזרת שאינה תואמת
desk_condition-uncleared = התחלה בלי מוכנות
desk_condition-proof = הוכחה נכשלת
desk_condition-suspended = ערוץ מושעה
desk_condition-unattended = עמדה ללא קצין
desk_condition-line = קו שותק
desk_condition-no-link = אין קשר
desk_condition-quorum = אין מניין
desk_condition-refused = מסר שנדחה
desk_condition-node = צומת זה
desk_condition-other = אחר
desk_sound = צליל
desk_sound-on = הצליל פועל
desk_sound-off = הצליל כבוי
desk_sound-on-long = הצליל פועל.
desk_sound-off-long = הצליל כבוי. יש ללחוץ על מקש כלשהו או על הדף כדי להפעילו.
desk_sound-script = ההתרעות מוצגות, אך כאן הן אינן משמיעות צליל: לצלילים דרוש סקריפט.
desk_sound-1 = חמורה
desk_sound-2 = דחופה
desk_sound-3 = עם מועד
desk_sound-lost = אין חיבור
desk_sound-test-note = יש להשמיע את כל ארבעת הצלילים ולומר אם נשמעו. התוצאה שייכת להעברת התורנות.
desk_sound-heard = שמעתי את ארבעתם
desk_sound-unheard = לא שמעתי את כולם
desk_sound-was-heard = { $by } שמע את ארבעתם ב־{ $time }.
desk_sound-was-unheard = { $by } לא שמע את כולם ב־{ $time }.
desk_sound-untested = איש עוד לא בדק את הצלילים בלשכה זו.
desk_sound-mute = ביטול צליל ההתרעות עם מועד
desk_sound-unmute = החזרת צליל ההתרעות עם מועד
desk_sound-muted = { $by } ביטל את צליל ההתרעות עם מועד ב־{ $time }.
