# What the command line and the node say beside the language's own desk.ftl and refusals.ftl; read after them.

verify_unpinned = לא ניתן גיבוב ייסוד: הדבר מראה רק שמנגנון בשם זה חתם עליו. יש להשוות את הגיבוב לזה שהוקרא בקול בעת הייסוד.
verify_so_far = מספר המסרים שנבדקו עד כה: { $done } מתוך { $size }
status_deposited = { $n ->
    [one] מסר אחד ללא מענה מרשם היומן; הוא בידי העדים.
    [two] שני מסרים ללא מענה מרשם היומן; הם בידי העדים.
   *[other] { $n } מסרים ללא מענה מרשם היומן; הם בידי העדים.
}
status_held = { $n ->
    [one] עד זה מחזיק מסר אחד של חבר אחר שרשם היומן לא השיב עליו.
    [two] עד זה מחזיק שני מסרים של חברים אחרים שרשם היומן לא השיב עליהם.
   *[other] עד זה מחזיק { $n } מסרים של חברים אחרים שרשם היומן לא השיב עליהם.
}

verify_unopenable = { $n ->
    [one] מסר אחד של חבר זה אינו נפתח: אחרים התלוננו עליו ומחברו לא גילה אותו. אין הוא נחשב לתשובה.
    [two] שני מסרים של חבר זה אינם נפתחים: אחרים התלוננו עליהם ומחברם לא גילה אותם. אין הם נחשבים לתשובות.
   *[other] { $n } מסרים של חבר זה אינם נפתחים: אחרים התלוננו עליהם ומחברם לא גילה אותם. אין הם נחשבים לתשובות.
}

evidence_against = נחתם במפתחות:
evidence_one-of = לפחות אחד מן המפתחות האלה חתם על דבר שאינו נכון; הקובץ אינו יכול לומר איזה:
evidence_keys-only = זו האשמה של מפתחות, לא של אנשים. מי החזיק במפתח, ומדוע נחתם בו, שום קובץ אינו יכול להראות.
evidence_fork = מפתח היומן חתם על שתי רשומות שאינן יכולות להיות אחת, בנות { $size } ו-{ $other_size } עלים.
evidence_two-leaves = מפתח היומן חתם על שני עלים שונים תחת מספר הרשומה { $index }.
evidence_bad-leaf = מפתח היומן חתם על מספר הרשומה { $index }, שאינו רשאי לעמוד שם: { $reason ->
    [form] הבתים שלו אינם בצורה המוסכמת
    [signature] חתימת מחברו אינה תקפה
    [genesis] מסמך הייסוד עומד במקום 0 ולא במקום אחר
    [content] הוא מפרסם דבר שאין לומר בפומבי
    [backwards] זמנו מוקדם מזמנו של מספר שלפניו
    [name] אחר נושא את שמו
   *[other] { $reason }
}.
evidence_false-receipt = מפתח היומן הבטיח את מספר הרשומה { $promised_index } ל-{ $name }, וחתם על רשומה שבה אין זה כך.
evidence_two-receipts = מפתח היומן חתם על שתי קבלות הסותרות זו את זו, למספרי הרשומה { $index } ו-{ $other_index }.
evidence_back-dated = מספר הרשומה { $index } נושא את הזמן { $at_ms }; אבל בזמן { $known_ms } חתמו עדים על הרשומה בלעדיו.
evidence_two-texts = מפתח אחד חתם על שני נוסחים שונים תחת השם האחד { $name }.
evidence_bad-seal = המסר החתום { $name } אינו נפתח למה שמפתח מחברו התחייב לו.
evidence_seen-other = במסר { $name } נאמר שמחברו ראה רשומה אחרת מזו.
evidence_omission = עדים החזיקו ב-{ $name } בזמן { $deposited_ms }; מפתח היומן המשיך עד { $until_ms } והשמיט אותו.

channel-unknown = אין ערוץ בשם “{ $given }”.
    .remedy = יש להשתמש בשם הערוץ כפי שהוא מופיע בלוח.
import-cells = בשורה יש { $given } תאים; בכותרת הטבלה יש { $expected }.
    .remedy = יש לתחום במירכאות תאים שיש בהם פסיקים, ולתת לכל שורה מספר תאים כמו בכותרת.
import-twice = “{ $given }” כבר מופיע בשורה { $first }.
    .remedy = יש להשאיר אחת משתי השורות, או לתת לכל אחת מזהה משלה.
wait-too-long = זמן ההמתנה תם ({ $detail }).
    .remedy = הפעולה נשארת בתיבת היוצא ונשלחת מעצמה; יש לבדוק את מצבה מאוחר יותר.
file-fault = לא ניתן היה לקרוא או לכתוב את { $path } ({ $detail }).
    .remedy = יש לבדוק את הנתיב, את ההרשאות ואת המקום הפנוי, ולחזור על הפקודה; מה שכבר התקבל שמור.
absence-none = לא ניתן להוכיח היעדר תשובה ({ $detail }).
    .remedy = יש לעיין בתיק: תשובה מופיעה ברשומה, או שהפעולה אינה ממתינה לתשובה.
already-public = הפעולה “{ $given }” כבר פומבית.
    .remedy = אין צורך בדבר נוסף; כולם יכולים לקרוא אותה.
no-channel-key = לצומת שלך אין עדיין מפתחות של ערוץ { $channel }.
    .remedy = יש להמתין עד שעותק הרשומה יתעדכן ולשלוח שוב; אם זה נמשך, יש לפנות למפקח.
not-witnessed = הפעולה “{ $given }” טרם אושרה בידי מניין העדים.
    .remedy = יש להמתין עד שהמניין יחתום ולבקש שוב את ההוכחה.
scenario-row = התרחיש אינו מתקיים ({ $detail }).
    .remedy = יש לתקן את השורה בתרחיש או את מה שהיא מצפה לו.
folder-in-use = התיקייה { $path } נמצאת בשימוש של צומת פעיל.
    .remedy = יש לעצור תחילה את הצומת ההוא או לבחור תיקייה אחרת; רק תהליך אחד משתמש בתיקייה בכל עת.
sync-first = תיקייה זו שוחזרה מעותק או הועברה, ומאז לא ראתה את היומן.
    .remedy = יש לחבר את הצומת ולהמתין עד שהעותק שלו מעודכן, ואז לשלוח שוב. כך לא ייעשה שימוש כפול באותו מספר.
not-agreed = שינוי בחברים או בספר הכללים מחייב שני מפתחות שורש של כל צד ושל המפקח.
    .remedy = יש לאסוף את האישורים החסרים ולשלוח שוב.
edition-order = השינוי מאמץ את גרסה { $got } של ספר הכללים; הגרסה הבאה היא { $next }.
    .remedy = יש לעדכן את היומן עד סופו ולהציע את השינוי ביחס לגרסה שבתוקף.
edition-replaces = השינוי אושר כמחליף ספר כללים אחר מגרסה { $next }, שבתוקף.
    .remedy = יש להציע אותו שוב ביחס לגרסה שבתוקף ולקבל לו אישור מחדש.

bench_what = מדידה
bench_n = מספר
bench_of = פירוט
bench_measured = נמדד
bench_must = נדרש
bench_aim = יעד
bench_plain = גלוי, בתים
bench_signed = חתום, בתים
bench_burst = במסר לווייני, בתים
bench_worst = כנ״ל במקרה הגרוע, בתים

no-desk = לצומת זה אין לשכה בדפדפן.
    .remedy = כתבו `desk = "127.0.0.1:8080"` ב־node.toml שלו והפעילו אותו מחדש.
desk-in-clear = בכתובת { $address } אחרים בדרך יוכלו לקרוא את הלשכה ולהשתמש בה.
    .remedy = תנו לה להאזין ב־127.0.0.1 והציבו לפניה שירות שמוסיף TLS; ציינו את כתובתו ב־desk_origin.
officer-name = „{ $given }” אינו יכול לעמוד על המסך כשם של קצין.
    .remedy = השתמשו ב־1 עד 40 אותיות, ספרות ורווחים.
desk_revoked =
    { $n ->
        [0] לא היה מה לסיים.
        [one] כניסה, הזמנה או מפתח אחד הסתיימו.
        [two] שתיים מן הכניסות, ההזמנות והמפתחות הסתיימו.
       *[other] { $n } כניסות, הזמנות ומפתחות הסתיימו.
    }

role-reads = תפקידכם בלשכה זו הוא קורא: הוא אינו חותם על דבר.
    .remedy = בקשו זאת מקצין תורן בלשכה שלכם, או תפקיד אחר ממי שמפעיל את הצומת שלכם.
role-releases = זו פעולה חמורה; רק קצין משחרר מוציא אותה לדרך.
    .remedy = הכינו אותה והציגו אותה לקצין משחרר בלשכה שלכם.
role-unknown = „{ $given }” אינו תפקיד.
    .remedy = כתבו reader, duty או releasing.
passkey-required = לשכה זו מכניסה במפתח כניסה בלבד.
    .remedy = פתחו את הקישור בדפדפן שבו הסקריפט מופעל ורשמו שם מפתח כניסה.
passkey-refused = אי אפשר היה לקבל את מפתח הכניסה.
    .remedy = טענו את הדף מחדש ונסו שוב. אם הדבר חוזר, בקשו קישור חדש ממי שמפעיל את הצומת שלכם.
passkey-known = מפתח כניסה זה כבר רשום כאן.
    .remedy = היכנסו בעזרתו, או רשמו מכשיר אחר.
passkey-last = זה מפתח הכניסה האחרון שלכם, ואין קישור חדש שממתין לכם.
    .remedy = רשמו קודם מפתח נוסף, או בקשו קישור ממי שמפעיל את הצומת שלכם.
passkey-name = „{ $given }” אינו יכול לעמוד על המסך כשם של מפתח כניסה.
    .remedy = השתמשו ב־1 עד 40 אותיות, ספרות ורווחים.
draft-changed = הטיוטה אינה כפי שהוצגה בבדיקה שציינתם.
    .remedy = קראו אותה שוב כפי שתיחתם עכשיו, וציינו את הבדיקה ההיא.
draft-gone = הטיוטה הזאת כבר אינה קיימת.
    .remedy = היא נמחקה או נשלחה; חפשו במה ששלחתם, או התחילו מחדש.
files-too-long = הקבצים יחד ארוכים מ־{ $max } מביבייט.
    .remedy = דבר מהם לא נלקח. מסרו בכל פעם פחות קבצים, או קצרים יותר.
form-too-long = הוקלד יותר ממה שהטופס מקבל: { $max } קיביבייט בסך הכול.
    .remedy = דבר ממנו לא נלקח. חזרו וקצרו את הטקסט, או מסרו אותו כקובץ היכן שהטופס מקבל קובץ.
fact-differs = זה לא מה שעומד להיחתם.
    .remedy = הזינו כפי שידוע לכם; אם המסר שגוי, סרבו לו או החזירו אותו.
second-not-awaited = אין עוד צורך בקצין שני למסר הזה.
    .remedy = מי שכתב אותו משך אותו, או שנשלח, או שחיכה זמן רב מדי.

place_told = הבעלים של המקום מיודע על כך במסר { $act }.
place_none-opened = איש לא פתח מקום מדויק.
place_officer = קצין
place_reason = נימוק
place-none = דבר ממה שנאמר ב"{ $given }" אינו מוצג לכם בקירוב.
    .remedy = עיינו במסר עצמו; מה שנאמר בו מופיע שם כפי שנכתב.
place-reason = מקום מדויק נפתח עם נימוק, של { $max } תווים לכל היותר.
    .remedy = ציינו לשם מה הוא נחוץ; הבעלים של המקום קוראים את הנימוק.
reads-already = { $given } כבר קורא את המסר הזה.
    .remedy = בחרו חבר שאינו קורא אותו.
place-owner = את המקומות המדויקים במסר { $given } רשאים לגלות רק בעליהם.
    .remedy = השאירו אותם סגורים, או בקשו מבעליהם לגלותם.
keys_disputed = { $n ->
    [one] מסר אחד של חבר זה שאינו עומד מאחוריו
    [two] שני מסרים של חבר זה שאינו עומד מאחוריהם
   *[other] { $n } מסרים של חבר זה שאינו עומד מאחוריהם
}
item_kept = נשמר: { $name } ({ $type }, { $len } בתים), SHA-256 ‏{ $hash }
item_taken-out = נתוני מקום, מכשיר או זמן הוצאו מן העותק שנמסר לאחרים. המקור נשאר כאן, חתום: SHA-256 ‏{ $hash }
item_left-in = הקובץ עדיין מכיל נתוני מקום, מכשיר או זמן, כפי שביקשתם.
item_not-looked = התוכנה אינה מחפשת נתוני מקום או מכשיר בקבצים מסוג זה, ואינה מוציאה אותם.
item_send = אף מסר עדיין לא מציין אותו. לשליחה: ceasewire send evidence-item file={ $hash } ...
item_saved = נשמר אל { $path }: ‏SHA-256 ‏{ $hash }, כפי שנאמר במסר. הפתיחה נרשמה כאן.
item_none = אין מסר שדסק זה יכול לפתוח ושמציין קובץ.
item_name = קובץ
item_len = בתים
item_state = מצב
item_held = נמצא גם אצל
item_opened = פתיחות
item_state-here = כאן
item_state-awaited = עדיין לא הגיע
item_state-broken = אינו מה שנאמר במסר
item_hash = { $act }: ‏SHA-256 ‏{ $hash }
keys_encrypted = { $n ->
    [one] קובץ אחד מוגן כעת במשפט הסיסמה.
    [two] שני קבצים מוגנים כעת במשפט הסיסמה.
   *[other] { $n } קבצים מוגנים כעת במשפט הסיסמה.
}
passphrase_ask = משפט הסיסמה של המפתחות:
passphrase_new = משפט הסיסמה החדש של המפתחות:
passphrase_again = אותו משפט פעם נוספת:
succession_draft = כהונה { $term } של רשם היומן, { $origin }: היא ממשיכה מיומן שמספר מסריו { $size } ושורשו { $root }. יש להשוות את שניהם לעותק שלך לפני האישור.
succession_begun = הצומת הזה ירשום את היומן החל מההפעלה הבאה שלו. יש למסור את הקובץ { $path } לכל חבר אחר, ואז להפעיל את הצומת הזה מחדש.
succession_followed = נרשם: { $member } רושם את היומן החל ממספר { $size } (כהונה { $term }). יש להפעיל את הצומת הזה מחדש כדי לעקוב אחריו.
token_pin = קוד PIN של אסימון החומרה:

round_title = סבב שיחות { $n }: { $mode }
round_calendar = סבבי שיחות, { $name }
round_stays = סדר היום, העמדות והמקום נשארים בדסק.
round_none = לא כונס אף סבב שיחות.
matter_none = לא נרשם עניין המסופר בפומבי.
matter_points = נקודות
matter_lead = מסופר בפומבי בידי אחרים. אף חבר לא אמר זאת כאן, ודבר ממנו אינו נקבע.
matter_says = { $who }: { $says ->
        [asserts] טוען
        [denies] מכחיש
        [no-answer] נאמר שלא השיב
       *[nothing] לא אמר דבר
    }
matter_told = { $who }: { $says ->
        [asserts] טוען
        [denies] מכחיש
        [no-answer] נאמר שלא השיב
       *[nothing] לא אמר דבר
    } ({ $outlet })
round_agenda = סדר היום
round_proposed = הוצע
commit_guarantee = { $by } ערב ל־{ $act } כלפי { $to }
commit_called = פנה אליה { $by }: { $state }; מועד { $due }; הוכחות { $proofs }
commit_none = לא ניתנה שום התחייבות.
commit_what = התחייבות
commit_days = ימים, UTC
commit_claimed = נטען
commit_accepted = התקבל
commit_no-day = אין עדיין יום
commit_from-until = { $start } עד { $due }
commit_until = עד { $due }
commit_expected = { $days }, צפוי
commit_of = { $n } מתוך { $whole }
commit_overdue =
    { $n ->
        [one] מועדו חלף לפני יום
        [two] מועדו חלף לפני יומיים
       *[other] מועדו חלף לפני { $n } ימים
    }
commit_condition-unsaid = איש לא אמר שהתקיים
commit_condition-met = התקיים מ־
commit_condition-not-met = לא התקיים
commit_condition-disputed = שנוי במחלוקת
commit_meanwhile = עד אז: { $text }
commit_count = { $by } מקבל { $n }
commit_contested = חולק על { $n }: { $reason }
commit_slip =
    { $n ->
        [one] אם { $act } יבוצע באיחור של יום:
        [two] אם { $act } יבוצע באיחור של יומיים:
       *[other] אם { $act } יבוצע באיחור של { $n } ימים:
    }
commit_slip-none = אף יום אחר אינו זז ואף שער אינו נסגר.
commit_moved = { $before } הופך ל־{ $after }
commit_closed =
    { $n ->
        [one] השער { $gate } שלו נשאר סגור יום
        [two] השער { $gate } שלו נשאר סגור יומיים
       *[other] השער { $gate } שלו נשאר סגור { $n } ימים
    }
commit_closed-unknown = איש אינו יכול לומר מתי ייפתח השער { $gate } שלו

text_none = אין נוסח על השולחן.
text_subject = נושא
text_clauses = סעיפים
text_open = לא מוסכמים
text_state-empty = אין עדיין סעיף
text_state-bracketed = לא הכול מוסכם
text_state-clean = נקי: אין דבר בסוגריים
text_state-for-signature = פתוח לחתימה
text_state-adopted = הכול חתמו
text_state-in-force = בתוקף
text_state-withdrawn = נמשך
text_sides = לחתימת { $who }
text_hash = { $lang }: טביעת SHA-256 { $hash }
text_lacks = { $lang }: עוד לא שלם; סעיפים { $clauses }
text_held = { $who } אוחז במה שלא הוסכם: { $clauses }
text_deadlock = כל אחד ממתין לאחר:
text_waits = { $who } מקבל את סעיף { $clause } ברגע ש{ $on }
text_accepts = { $who } מקבל את סעיף { $clause }
text_at-once = אילו התקבלו כולם בבת אחת, כל תנאי היה מתקיים.
text_rivals = { $n } גרסאות עומדות זו לצד זו; אף אחת לא אבדה.
text_bridging = נוסח מגשר; אינו בא במקום דבר עד שגרסה מאמצת אותו:
text_taken-out = הוצא
text_not-in = עוד לא נכתב ב־{ $lang }
text_bracket-gone = סוגר של { $who } הוסר בלי דברו; הוא פתוח עד ש־{ $who } יקבל זאת.
text_nothing = לא אמר דבר, ואין זו הסכמה
text_same = סעיפים זהים בשניהם: { $n }
text_change-added = נוסף
text_change-removed = הוצא
text_change-changed = שונה
