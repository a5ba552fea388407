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
watch_on = { $officer }, מאז { $time }
watch_handing = { $officer }, מוסר אל { $next }
watch_items = נושאים פתוחים שצוינו: { $said }, שנמצאו: { $found }
line_checked = נבדק { $time }
line_missed = { $n ->
    [one] בדיקה אחת ללא מענה
    [two] שתי בדיקות ללא מענה
   *[other] { $n } בדיקות ללא מענה
}

## Desk in the browser
desk_group-watch = משמרת
desk_group-acts = מסרים
desk_group-account = חשבון
desk_channels = ערוצים
desk_incidents = אירועים
desk_movements = תנועות
desk_record = יומן והוכחות
desk_rulebook = ספר הכללים והמפתחות
desk_rulebook-word = ספר הכללים
desk_mechanism = מנגנון
desk_sections = מדורים
desk_skip = מעבר לתוכן
desk_leave = יציאה
desk_desk-of = לשכת { $member }
desk_officer = מחובר
desk_picture = תמונה
desk_current = מעודכנת ל־{ $time }
desk_old = מ־{ $time }
desk_sequencer = מסדר
desk_in-touch = מחובר
desk_no-touch = אין קשר
desk_witnesses = עדים
desk_of = { $k } מתוך { $n }
desk_outbox = דואר יוצא
desk_outbox-empty = ריק
desk_theme-day = צבעי יום
desk_theme-night = צבעי לילה
desk_printed = הודפס { $time } UTC, גודל היומן { $size }
desk_unit-d = ימ׳
desk_unit-h = שע׳
desk_unit-m = דק׳
desk_unit-min = דק׳
desk_unit-s = שנ׳
desk_letter-a = א
desk_letter-b = ב
desk_letter-supervisor = מ
desk_letter-guarantor = ע
desk_letter-monitor = פ
desk_letter-humanitarian = ה
desk_letter-observer = צ
desk_prio-1 = עדיפות 1, חמור
desk_prio-2 = עדיפות 2, דחוף
desk_prio-3 = עדיפות 3, עם מועד

### What is wrong with the picture
desk_lost = אין חיבור לצומת שלכם מאז { $time }.
desk_lost-do = אתם רואים את התמונה של אותו זמן. המועדים ממשיכים לרוץ. הדף יתאושש מעצמו.
desk_fresh = הגיעו מסרים חדשים. הצגתם; מה שהקלדתם כאן יאבד.
desk_no-link-do =
    { $n ->
        [0] אפשר להמשיך לכתוב ולחתום. המועדים רצים; לכל דבר חמור השתמשו בקו הקולי.
        [one] אפשר להמשיך לכתוב ולחתום; מסר אחד ממתין בדואר היוצא. המועדים רצים; לכל דבר חמור השתמשו בקו הקולי.
        [two] אפשר להמשיך לכתוב ולחתום; שני מסרים ממתינים בדואר היוצא. המועדים רצים; לכל דבר חמור השתמשו בקו הקולי.
       *[other] אפשר להמשיך לכתוב ולחתום; { $n } מסרים ממתינים בדואר היוצא. המועדים רצים; לכל דבר חמור השתמשו בקו הקולי.
    }
desk_proof-fails = ההוכחה נכשלת ({ $kind }). אין להסתמך על מה שהיא נוגעת בו.
desk_proof-fails-do = שני העותקים נשמרים בצומת זה. הודיעו בקול לגורם המפקח ולערבים.
desk_unwitnessed-do = { $k } מתוך { $n } עדים חתמו, נדרשים { $q }. מסרים חדשים מסודרים אך טרם אושרו בידי עדים; המועדים רצים.
desk_refused = נדחה על ידי המסדר: { $act }. { $what }

### Board
desk_owe =
    { $n ->
        [0] לא נדרש מכם דבר כעת.
        [one] נדרש מכם מענה אחד.
        [two] נדרשים מכם שני מענים.
       *[other] נדרשים מכם { $n } מענים.
    }
desk_first = המועד הראשון בעוד { $in }: { $what }.
desk_first-over = הראשונה באיחור של { $in }: { $what }.
desk_first-paper = המועד הראשון ב־{ $in } UTC: { $what }.
desk_owed = { $title } { $act } מאת { $by } ({ $what })
desk_grave-none = אין דבר חמור פתוח.
desk_grave-proof = הוכחה נכשלת: ראו למעלה.
desk_grave-misread = { $by } קרא חזרה את { $act } באופן שונה.
desk_grave-uncleared = { $by } התחיל את { $act } לפני שכל הנמענים היו מוכנים.
desk_looked =
    { $n ->
        [0] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: אין חדש.
        [one] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: מסר אחד.
        [two] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: שני מסרים.
       *[other] מאז שהסתכלתם לאחרונה ב־{ $time } UTC: { $n } מסרים.
    }
desk_show = הצגתן
desk_ribbon = שמונה השעות הבאות
desk_now = עכשיו
desk_due = { $what } { $act }
desk_owes = נדרש מ־{ $by }
desk_we-owe = נדרש מאיתנו
desk_others-owe = נדרש מהגורם המפקח ומאחרים
desk_you = אתם
desk_empty-ours = לא נדרש מכם דבר כעת.
desk_empty = לא נדרש כאן דבר כעת.
desk_by = עד { $time } UTC
desk_since = מאז { $time } UTC
desk_rung = דרג { $n }
desk_held = התבקש זמן נוסף
desk_drill = תרגיל
desk_contested = הוגשה התנגדות
desk_do-open = אישור קבלה
desk_do = מענה
desk_zones = אזורים
desk_zone = אזור
desk_zones-as-reported = לפי הדיווחים
desk_zones-none = ספר הכללים שבתוקף אינו מונה אזורים.
desk_zone-open =
    { $n ->
        [one] תיק פתוח אחד
        [two] שני תיקים פתוחים
       *[other] { $n } תיקים פתוחים
    }
desk_zone-unknown = לא ידוע
desk_zone-last = דיווח אחרון { $time } UTC
desk_zone-no-report = אין דיווח ביומן
desk_illustrative = משורטט להמחשה בלבד
desk_latest-order = כל הלשכות, החדש ביותר תחילה
desk_latest-none = עדיין לא נאמר כאן דבר.
desk_says = תוכן

### Cases
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
desk_thread = השתלשלות
desk_sealed-here = חתום: אינכם בין קוראיו.
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
desk_answer-note = התשובה נחתמת מיד ואין לבטלה; אפשר להוסיף אחריה אחרת.
desk_ask-time = בקשת זמן
desk_ask-time-button = בקשת זמן
desk_ask-time-note = המועד ממשיך לרוץ עד שהצד השני מסכים.
desk_until = עד
desk_reason = סיבה
desk_start = הפעילות החלה
desk_start-button = דיווח על התחלה
desk_start-note = החל מעכשיו.
desk_end = הפעילות הסתיימה
desk_end-button = דיווח על סיום
desk_end-note = החל מעכשיו.
desk_cancel = ביטול ההודעה
desk_cancel-button = ביטול

### Channels, record, rulebook
desk_channels-lead = לכל קו תיאום קוראים ומפתחות משלו.
desk_public = ציבורי
desk_counts = נדרש { $owed }, באיחור { $over }
desk_record-lead = ביומן { $size } רישומים; { $witnessed } מהם תחת חתימות מניין העדים הדרוש.
desk_find = מילים, מקום, שם
desk_find-button = חיפוש
desk_all = הכול
desk_found-none = אין התאמה בחלק היומן שצומת זה יכול לפתוח.
desk_older = ישנים יותר
desk_latest-page = האחרונים
desk_has-signed = חתם על נקודת הביקורת האחרונה ביומן
desk_has-not-signed = לא חתם על נקודת הביקורת האחרונה ביומן
desk_signed-at = נחתם { $time } UTC, נדרשים { $q }
desk_signed-how = במפתח שהיה בתוקף במקום זה ביומן
desk_placed-how = המקום קבוע בעץ היומן
desk_not-witnessed = טרם אושר בידי עדים; נדרשים { $q } מתוך { $n }.
desk_not-witnessed-how = אין לראות בו מוכח לפני כן.
desk_unchanged-later = שלא שונה ייראה לאחר אישור העדים.
desk_checked-here = נבדק כאן { $time } UTC
desk_whole-case = התיק כולו
desk_rulebook-lead = מה שהצדדים הסכימו: מי חייב מה למי ועד מתי, מי נקרא אם אין מענה, וכיצד נכתב כל מסר.
desk_deadlines = מועדים
desk_ladder = אם לא מגיע מענה
desk_called = מי נקרא
desk_after = לאחר המועד
desk_at-once = עד המועד
desk_silence = משמעות השתיקה
desk_formats = תבניות
desk_required = חובה
desk_two-people = שני קצינים חותמים
desk_reciprocity = שוויון בין הצדדים
desk_reciprocal = אם יוחלפו הצדדים, ספר הכללים ייקרא אותו דבר.
desk_asymmetries =
    { $n ->
        [one] הבדל אחד בין הצדדים, עם הסעיף שקבע אותו:
        [two] שני הבדלים בין הצדדים, כל אחד עם הסעיף שקבע אותו:
       *[other] { $n } הבדלים בין הצדדים, כל אחד עם הסעיף שקבע אותו:
    }
desk_keys = מפתחות
desk_key-acts =
    { $n ->
        [0] עדיין אין מסרים
        [one] מסר אחד
        [two] שני מסרים
       *[other] { $n } מסרים
    }
desk_key-revoked = בוטל ב־{ $at }
desk_hashes = להשוואה בקול

### Coming in
desk_enter = כניסה
desk_entry-invited = כניסה
desk_entry-invited-do = קישור זה מכניס את { $officer } פעם אחת, ופוקע עם הכניסה.
desk_entry-outside = אין כאן משתמש מחובר
desk_entry-outside-do = בקשו קישור ממי שמפעיל את הצומת שלכם: ceasewire desk invite
desk_entry-spent = קישור זה אינו מכניס עוד איש
desk_entry-spent-do = הוא שומש, פג או הועתק בטעות. אם לא אתם השתמשתם בו, הודיעו מיד למי שמפעיל את הצומת.
desk_entry-wait = יותר מדי ניסיונות
desk_entry-wait-do =
    { $n ->
        [one] נסו שוב בעוד שנייה.
        [two] נסו שוב בעוד שתי שניות.
       *[other] נסו שוב בעוד { $n } שניות.
    }
desk_entry-missing = אין דף כזה
desk_entry-missing-do = בדקו את הכתובת או חזרו ללוח.
desk_entry-stale = אי אפשר לקבל טופס זה
desk_entry-stale-do = הוא לא הגיע מדף של הפעלה זו. חזרו, טענו את הדף מחדש ושלחו משם; דבר לא נחתם.
desk_entry-down = הצומת אינו עונה כעת
desk_entry-down-do = ייתכן שהוא עולה או נעצר. נסו שוב בעוד רגע; לכל דבר חמור השתמשו בקו הקולי.
