# מילות הלשכה עצמה, שאינן בכלל חתימת הצדדים.

## כותרות עמודות
col_number = מס׳
col_act = מסר
col_case = תיק
col_from = מאת
col_to = אל
col_time = שעה
col_state = מצב
col_owes = על מי
col_what = מה נדרש
col_due = מועד
col_status = מעמד
col_proof = הוכחה
col_precedence = קדימות
col_format = סוג
col_channel = ערוץ
col_rung = דרג
col_member = חבר
col_level = שלב
col_field = שדה
col_value = ערך
col_language = שפה

## היכן עומד המסר
proof_queued = בתור: שמור בדיסק זה, טרם נשלח
proof_sequenced = נרשם ביומן
proof_witnessed = אושר בידי { $k } מתוך { $n } עדים
proof_quorum = מוכח: { $k } מתוך { $n } עדים חתמו, נדרשים { $q }
proof_unwitnessed = ללא אישור עדים מאז { $time }
proof_stale = אין חתימות עדכניות של מניין העדים מאז { $time }
proof_late = נרשם באיחור
proof_imported = רישום עבר מיובא

## הערות העומדות לצד עניינן
note_acknowledging = אישור קבלה אינו הסכמה.
note_guarantee = הודעה מוקדמת אינה היתר ואינה ערובה לביטחון, ואינה גורעת מכל הגנה שהדין מקנה.
note_silence = שתיקה אינה הסכמה.
note_proof = ההוכחה מראה מי אמר מה ומתי. אין היא מראה שהדברים נכונים או שזה כל מה שנאמר.
note_lines = הקווים המסורטטים כאן נועדו להדגמה בלבד ואינם מביעים עמדה.
note_original = הנוסח המקורי הוא הקובע.

## סולם האישורים של נמען
level_delivered = נמסר
level_opened = נפתח
level_read-back = בוצעה קריאה חוזרת
level_disseminated = הופץ
level_position = עמדה
level_informed = עודכנו
level_not-informed = לא עודכנו
level_none = טרם נמסר
alarm_read-back = הקריאה החוזרת אינה תואמת

## שעונים
clock_due-in = המועד בעוד { $in }
clock_overdue = המועד חלף לפני { $for }
clock_early = { $for } לפני המועד
clock_late = { $for } אחרי המועד
clock_held = התבקשה ארכה, ממתינים להסכמה
clock_current = התמונה נכונה ל־{ $time }
clock_no-link = אין קשר מאז { $time }. התמונה שלפניך היא של אותו מועד.

## לוח ותיק
board_title = לוח
board_you-owe =
    { $n ->
        [0] אין כעת מענה הנדרש מכם.
        [one] נדרש מכם מענה אחד. המועד: { $time }.
        [two] נדרשים מכם שני מענים. המועד הראשון: { $time }.
       *[other] נדרשים מכם { $n } מענים. המועד הראשון: { $time }.
    }
board_owed-to-you =
    { $n ->
        [0] אין כעת מענה המגיע לכם.
        [one] מגיע לכם מענה אחד.
        [two] מגיעים לכם שני מענים.
       *[other] מגיעים לכם { $n } מענים.
    }
board_acts =
    { $n ->
        [0] אין מסרים
        [one] מסר אחד
        [two] שני מסרים
       *[other] { $n } מסרים
    }
board_debts = מענים נדרשים
board_latest = המסרים האחרונים
board_links = קווים
board_empty = אין מה להציג.
case_title = תיק { $act }
case_ladder = אישורים
case_history = מהלך התיק
case_rung = דרג { $n }: { $who }
rung_0 = קצינים תורנים
rung_1 = קישור גזרתי
rung_2 = ראשי תאי הקישור, בהשתתפות הגורם המפקח
rung_3 = פיקוד בכיר
rung_4 = הוועדה המשותפת
rung_5 = הערבים
rung_6 = הדרג המדיני
rung_7 = לפי המוסכם מחוץ למנגנון
silence_no-meaning = לשתיקה אין משמעות; העניין עולה דרג
silence_no-objection = שתיקה פירושה היעדר התנגדות, כמוסכם בספר הכללים
silence_refusal = שתיקה פירושה סירוב, כמוסכם בספר הכללים
silence_next-rung = שתיקה מעלה את העניין לדרג הבא
exercise_banner = תרגיל תרגיל תרגיל
exercise_note = זהו תרגיל. מסריו לא יוכלו להיכנס ליומן של אמת.

## שליחה
send_review = זה מה שיקראו אצל { $to }:
send_sealed-to = רשאים לקרוא: { $members }
send_public = גלוי: הכול יכולים לקרוא זאת.
send_burst = { $len } מתוך { $max } בתים של מסר לווייני אחד
send_confirm = לחתום ולשלוח?
send_queued = בתור, בשם { $act }.
send_included = נרשם ביומן במספר { $index }, במועד { $time }.

## עבודה בביצוע
progress_working = { $done } מתוך { $total }
progress_checking = בדיקת היומן: { $done } מתוך { $total }
progress_importing = ייבוא: { $done } מתוך { $total } שורות
progress_founding = ייסוד המנגנון
progress_waiting = ממתינים לעדים: { $k } מתוך { $n }
progress_done = הושלם בתוך { $for }.
import_added =
    { $n ->
        [0] לא נוספה שורה.
        [one] נוספה שורה אחת.
        [two] נוספו שתי שורות.
       *[other] נוספו { $n } שורות.
    }
import_known =
    { $n ->
        [0] אף שורה לא הייתה רשומה קודם לכן.
        [one] שורה אחת כבר הייתה רשומה.
        [two] שתי שורות כבר היו רשומות.
       *[other] { $n } שורות כבר היו רשומות.
    }
import_left-out =
    { $n ->
        [0] לא הושמטה שורה.
        [one] הושמטה שורה אחת.
        [two] הושמטו שתי שורות.
       *[other] הושמטו { $n } שורות.
    }

## אימות
verify_holds = ההוכחה תקפה.
verify_fails = ההוכחה אינה תקפה.
verify_signed = נחתם בידי { $by }.
verify_placed = נרשם ביומן במספר { $index }, במועד { $time }.
verify_witnessed = אושר בידי { $k } מתוך { $n } עדים; נדרשים { $q }.
verify_unchanged = לא השתנה עד לגודל יומן { $size }.
verify_absent = אין ביומן מענה של { $by } עד לגודל { $size }.
verify_sealed = תוכנו נותר חסוי.
fsck_clean = היומן בדיסק זה שלם; מספר המסרים שנבדקו: { $size }.
fsck_faults =
    { $n ->
        [0] לא נמצאו ליקויים.
        [one] נמצא ליקוי אחד.
        [two] נמצאו שני ליקויים.
       *[other] נמצאו { $n } ליקויים.
    }

## הדגמה
demo_founded =
    { $n ->
        [one] נוסד מנגנון ובו חבר אחד.
        [two] נוסד מנגנון ובו שני חברים.
       *[other] נוסד מנגנון ובו { $n } חברים.
    }
demo_witnesses =
    { $n ->
        [one] עד אחד מוכן; דבר לא ייקרא מוכח בטרם יחתמו { $q }.
        [two] שני עדים מוכנים; דבר לא ייקרא מוכח בטרם יחתמו { $q }.
       *[other] { $n } עדים מוכנים; דבר לא ייקרא מוכח בטרם יחתמו { $q }.
    }
demo_clock = השעה { $time }.
demo_s1-title = קו נבדק ומשתתק, וערוץ מושעה
demo_s1-silent = הקו של { $by } שותק: איש לא השיב על שום בדיקה, באף קו. הסיבה אינה ידועה, ואין מנחשים אותה.
demo_s1-heard = לשכת { $by } משיבה שוב; מה שכתבה בינתיים נרשם ביומן.
demo_s2-title = טיסה בהתראה קצרה
demo_s2-lead = ההודעה ניתנה { $in } מראש. הכלל דורש { $lead }; מקרה חירום רפואי פוטר ממנו.
demo_s2-mismatch = לשכת { $by } טועה בקריאה החוזרת של הגובה. שתי הלשכות רואות זאת מיד; הקריאה השגויה נשארת ביומן.
demo_s2-corrected = לשכת { $by } קוראת שוב, וכל הנתונים המהותיים תואמים.
demo_s2-told = לשכת { $by } עדכנה את ההגנה האווירית שלה.
demo_s2-ended = הטיסה הסתיימה; דבר אינו נדרש עוד.
demo_s3-title = שאילתה ושתיקה
demo_s3-deadline = המועד חלף. לשכת { $by } לא השיבה; בכל לשכות הערוץ מופיע המענה הנדרש ממנה כמענה שמועדו חלף.
demo_s3-rung = העניין עולה לדרג { $n }: { $who }.
demo_s3-absence = בעזרת היומן לבדו יכול כל אדם להוכיח שאין בו מענה של { $by } עד לגודל { $size }.
demo_s3-late = לשכת { $by } משיבה { $for } אחרי המועד. המענה נתקבל באיחור; שתי העובדות נשמרות.
demo_s10-title = סבב שיחות
demo_s12-title = גרסאות יריבות
demo_burst = { $format }: { $len } מתוך { $max } בתים
demo_same = כל הלשכות הקוראות בערוץ זה מחזיקות תמונה אחת זהה.
demo_finished = הכול נרשם. מספר המסרים ביומן: { $n }.
demo_try = המנגנון ממשיך לפעול. אפשר לנסות:
demo_desks = הלשכה של כל חבר בדפדפן; כל קישור מכניס קצין אחד פעם אחת:
demo_stop = ‏Ctrl-C לעצירה.
# תורנויות וקווים בלוח.
alarm_line-silent = הקו שותק
alarm_watch-untaken = התורנות לא התקבלה
alarm_watch-over = התורנות הסתיימה ולא נמסרה
board_watch = בתורנות
watch_unknown = לא ידוע כאן
watch_on = { $officer }, מאז { $time }
watch_handing = { $officer }, מוסר אל { $next }
watch_items = נושאים פתוחים שצוינו: { $said }, שנמצאו: { $found }
line_grounds = נימוקים: ”{ $grounds }“
line_emergency = מקרי חירום עוברים
line_no-emergency = מקרי חירום נדחים
line_checked = נבדק { $time }
line_missed = { $n ->
    [one] בדיקה אחת ללא מענה
    [two] שתי בדיקות ללא מענה
   *[other] { $n } בדיקות ללא מענה
}
