# הפעולות שהמנוע עצמו נשען עליהן, ואופן כתיבת הערכים.

## סולם האישורים

kernel-delivered = { $about } נמסר לצומת של { $by } וניתן לפתיחה (מספר ביומן { $index }).
    .title = נמסר
kernel-opened = הקצין התורן של { $by } פתח את { $about }.
    .title = נפתח
kernel-read-back =
    { $mismatch-given ->
        [yes] הקצין התורן של { $by } ביצע קריאה חוזרת של { $about }: { $fields }. הקריאה החוזרת אינה תואמת: { $mismatch }.
       *[no] הקצין התורן של { $by } ביצע קריאה חוזרת של { $about }: { $fields }.
    }
    .title = בוצעה קריאה חוזרת
kernel-disseminated =
    { $not-told-given ->
        [yes]
            { $told-given ->
                [yes] לשכת { $by } הפיצה את { $about }. עודכנו: { $told }. לא עודכנו: { $not-told }.
               *[no] לשכת { $by } לא עדכנה אף יחידה בדבר { $about }. לא עודכנו: { $not-told }.
            }
       *[no] לשכת { $by } הפיצה את { $about }. עודכנו: { $told }.
    }
    .title = הופץ
kernel-told = { $unit } במועד { $at }
kernel-not-told = { $unit } ({ $reason })
kernel-position =
    { $stance-key ->
        [comply] לשכת { $by } תפעל על פי { $about }.
        [object] לשכת { $by } מתנגדת לפעילות לפי { $about }.
        [cannot-comply] אין ביכולתה של לשכת { $by } לפעול על פי { $about }.
       *[conditional] לשכת { $by } תפעל על פי { $about }, בכפוף לתנאים.
    }{ $grounds-given ->
        [yes]
            { $stance-key ->
                [conditional] { " " }התנאים: { $grounds }.
               *[other] { " " }הנימוקים: { $grounds }.
            }
       *[no] { "" }
    }{ $valid-given ->
        [yes] { " " }בתוקף { $valid }.
       *[no] { "" }
    }
    .title = עמדה

## מהלך התיק

kernel-amend = לשכת { $by } מתקנת את { $about }: { $fields }. יתר הפרטים נותרים כפי שנמסרו.
    .title = תיקון
kernel-cancel =
    { $reason-given ->
        [yes] לשכת { $by } מבטלת את { $about }. הסיבה: { $reason }.
       *[no] לשכת { $by } מבטלת את { $about }.
    }
    .title = ביטול
kernel-start = לשכת { $by } מדווחת על תחילת הפעילות לפי { $about } במועד { $at }.
    .title = תחילת פעילות
kernel-end = לשכת { $by } מדווחת על סיום הפעילות לפי { $about } במועד { $at }.
    .title = סיום פעילות
kernel-ask-time = לשכת { $by } מבקשת ארכה למענה על { $about } עד { $until }. הסיבה: { $reason }.
    .title = בקשת ארכה
kernel-dispute = לשכת { $by } חולקת על תוכנו של { $about }. הנימוקים: { $grounds }.
    .title = הסתייגות מן האמור
kernel-override = לשכת { $by } ממשיכה בפעילות לפי { $about } בטרם הושלם סולם האישורים. הסיבה: { $reason }.
    .title = המשך בטרם הושלם הסולם

## מי רשאי לקרוא מה

kernel-release = לשכת { $by } העבירה את מסר { $act } לעיון { $to }.
    .title = העברה לעיון
kernel-disclose = לשכת { $by } גילתה את תוכן מסר { $act } לכול.
    .title = גילוי
kernel-complaint =
    { $key-given ->
        [no] לשכת { $by } מודיעה שאינה יכולה לפתוח את מפתחות הערוץ שנמסרו לה במסר { $act }.
       *[yes] לשכת { $by } מודיעה שתוכן מסר { $act } אינו תואם את ההתחייבות שנחתמה, ופרסמה את המפתח שלו.
    }
    .title = תלונה
# $act, $officer: number of the officer at that desk, $reason
kernel-place-opened = לשכת { $by } פתחה את המקומות המדויקים במסר { $act }. קצין { $officer } של אותה לשכה. הנימוק: { $reason }.
    .title = פתיחת מקום מדויק
kernel-epoch = לשכת { $by } הנפיקה מפתחות חדשים לערוץ "{ $channel }" (סדרה { $epoch }).
    .title = מפתחות ערוץ חדשים

## הקו

kernel-suspend =
    { $emergency-key ->
        [yes] לשכת { $by } משעה את הערוץ "{ $channel }" החל ב־{ $effective }. מסרי חירום ימשיכו להתקבל. הנימוקים: { $grounds }.
       *[no] לשכת { $by } משעה את הערוץ "{ $channel }" החל ב־{ $effective }. מסרי חירום לא יתקבלו. הנימוקים: { $grounds }.
    }
    .title = השעיית ערוץ
kernel-resume = לשכת { $by } מחדשת את פעילות הערוץ "{ $channel }". הנימוקים: { $grounds }.
    .title = חידוש ערוץ
kernel-line-check = לשכת { $by } מבצעת בדיקת קו ({ $medium }, נוסח { $text }).
    .title = בדיקת קו
kernel-line-reply = לשכת { $by } מאשרת שהקו תקין.
    .title = מענה לבדיקת קו

## חברים, מפתחות, ספר הכללים, יומן

kernel-key-add = לשכת { $by } מכניסה לתוקף את המפתח { $name } ({ $purpose }).
    .title = מפתח חדש
kernel-key-revoke = לשכת { $by } מבטלת את המפתח { $key } ועומדת מאחורי מסריו עד מספר { $last-good }.
    .title = ביטול מפתח
kernel-succession = { $member } רושם את היומן החל ממספר { $size }; מה שחותם רשם היומן הקודם מעבר לכך בטל (כהונה { $term }).
    .title = חילופי רשם היומן
kernel-root-replace = לשכת { $by } מחליפה את מפתח השורש מס׳ { $root } במפתח אחר: { $hash }.
    .title = החלפת מפתח שורש
kernel-member-admit = אושרה חברותו של { $member } במנגנון.
    .title = צירוף חבר
kernel-member-suspend = תמה חברותו של { $member } במנגנון, ומפתחותיו בטלים החל מהפעולה הבאה. הסיבה: { $reason }.
    .title = סיום חברות
kernel-rulebook = גרסה { $edition } של ספר הכללים בתוקף החל מהפעולה הבאה ({ $hash }).
    .title = אימוץ ספר הכללים
kernel-deposit = לשכת { $by } מחזיקה מסר שהופקד בידיה במועד { $at }, משלא הגיב רשם היומן ({ $hash }).
    .title = הפקדה בידי עד

kernel-sealed = לשכת { $by } שלחה בערוץ "{ $channel }" מסר שאין באפשרותך לפתוח.
    .title = מסר חסוי
kernel-unreadable = לשכת { $by } שלחה מסר מסוג שאינו מוכר בספר כללים זה, או שאינו קריא ({ $wire }).
    .title = מסר שאינו קריא

## מדוע מסר רשום ביומן ללא נפקות

note_no-such-move = ללא נפקות: אין בתיק שלב כזה.
note_not-author = ללא נפקות: רק מי שפתח את התיק רשאי לבצע שלב זה.
note_not-addressee = ללא נפקות: לשכת { $by } אינה נמענת בתיק.
note_not-now = ללא נפקות: שלב אחר צריך לקדום לו.
note_case-closed = ללא נפקות: התיק כבר הסתיים.
note_already-done = ללא נפקות: השלב כבר בוצע.
note_disputed = שנוי במחלוקת: לשכת { $by } ביטלה מפתח זה ואינה עומדת מאחורי מסר זה.
note_case-unknown = ללא נפקות: המסר אינו מפנה לתיק שביומן.
note_case-of-other-channel = ללא נפקות: התיק שייך לערוץ אחר.
note_sealed-apart = ללא נפקות: רשאים לקרוא אותו פחות חברים משרשאים לקרוא את התיק.
note_key-purpose = ללא נפקות: המסר נחתם במפתח של צומת, וצומת אינו רשאי לשלוח מסר כזה.
note_older-version = ללא נפקות: המסר משיב לנוסח שתוקן מאז.
note_unreadable = ללא נפקות: המסר אינו קריא לפי ספר כללים זה.
note_format-not-in-force = ללא נפקות: תבנית המסר אינה בגרסת ספר הכללים שבתוקף במקומו ביומן.
note_rulebook-awaited = עדיין לא קריא: גרסת ספר הכללים החלה על המסר טרם הגיעה לצומת זה.

## מה מראה ההוכחה שבגילוי או בתלונה

finding_disclosed = אומת: מה שהתגלה תואם את ההתחייבות של שולח המסר.
finding_not-committed = לא אומת: מה שהתגלה אינו תואם את ההתחייבות של שולח המסר.
finding_author-at-fault = אומת: במפתח שלו המסר אינו נפתח לתוכן שאליו התחייב שולחו.
finding_complainer-at-fault = לא אומת: תוכן המסר תואם את ההתחייבות של שולחו, או שהמפתח שפורסם אינו המפתח של המסר.
finding_unproven = המסר אינו נפתח במפתח שפורסם. רק חברי הערוץ של המסר יכולים לדעת אם זה המפתח שלו.
finding_wrap-unopened = רק לשכת { $by } יכולה לדעת אם המפתחות שנמסרו לה נפתחים.
finding_nothing-to-judge = המסר אינו מתייחס לשום מסר חתום בחותם שקדם לו ביומן.

## מונחי הרשימות הסגורות

stance_comply = פועל על פי המסר
stance_object = מתנגד
stance_cannot-comply = אין יכולת לפעול על פי המסר
stance_conditional = פועל בתנאים
unit_air = חיל האוויר
unit_uav = כלי טיס בלתי מאוישים
unit_artillery = ארטילריה
unit_ground = הגזרה הקרקעית
unit_air-defence = הגנה אווירית
unit_naval = כוחות ים
unit_police = משטרה
unit_checkpoints = מחסומים
unit_intelligence = מודיעין
precedence_routine = שגרה
precedence_priority = קדימות
precedence_immediate = מיידי
precedence_flash = בזק
kind_party = צד
kind_supervisor = גורם מפקח
kind_guarantor = ערב
kind_monitor = גורם ניטור
kind_humanitarian = מתאם הומניטרי
kind_observer = משקיף
emergency_medevac = פינוי רפואי
emergency_fire = כיבוי אש
emergency_rescue = חיפוש והצלה
purpose_desk = לשכת תורנות
purpose_machine = צומת
purpose_field = מכשיר שטח
medium_primary = קו ראשי
medium_backup = קו חלופי
medium_satellite = לוויין
medium_voice = קשר קולי
channel_security = ביטחון
channel_de-escalation = הפחתת מתיחות
channel_intelligence = מודיעין
channel_diplomacy = דיפלומטיה
channel_commerce = סחר
channel_humanitarian = הומניטרי
channel_plenary = מליאה

## ערכים

value_someone = אחד החברים
value_this-act = מסר זה
value_about = מסר { $name }
value_yes = כן
value_no = לא
value_and = { $a } ו־{ $b }
value_days =
    { $n ->
        [one] יום אחד
        [two] יומיים
       *[other] { $n } ימים
    }
value_hours =
    { $n ->
        [one] שעה אחת
        [two] שעתיים
       *[other] { $n } שעות
    }
value_minutes =
    { $n ->
        [one] דקה אחת
        [two] שתי דקות
       *[other] { $n } דקות
    }
value_seconds =
    { $n ->
        [one] שנייה אחת
        [two] שתי שניות
       *[other] { $n } שניות
    }
value_instant-local = { $time } ({ $local } שעון מקומי)
value_within = { $value }, בסטייה של עד { $margin }
value_span = מ־{ $start } עד { $end }
value_altitude-ground =
    { $same ->
        [yes] { $max } מ׳ מעל פני הקרקע
       *[no] { $min } עד { $max } מ׳ מעל פני הקרקע
    }
value_altitude-sea =
    { $same ->
        [yes] { $max } מ׳ מעל פני הים
       *[no] { $min } עד { $max } מ׳ מעל פני הים
    }
value_count-range = בין { $min } ל־{ $max }, אומדן מיטבי { $best }
value_quantity = { $amount } { $unit }
value_labelled = { $label }: { $value }
value_quote = "{ $text }"
value_quote-in = "{ $text }" (שפת המקור: { $language })
value_list-comma = { $a }, { $b }
value_list-semicolon = { $a }; { $b }
value_evidence = { $name } ({ $type }, { $len } בתים), SHA-256 ‏{ $hash }
value_near = { $name }, { $km } ק״מ { $toward }
value_place = { $where } ({ $coordinates })
value_place-within = { $where } ({ $coordinates }, בדיוק של { $margin })
value_metres = { $n } מ׳
value_kilometres = { $n } ק״מ
value_area = אזור { $corners }
value_zone = אזור { $zone }
value_arrow = ←
bearing_n = צפונה
bearing_ne = צפון־מזרחה
bearing_e = מזרחה
bearing_se = דרום־מזרחה
bearing_s = דרומה
bearing_sw = דרום־מערבה
bearing_w = מערבה
bearing_nw = צפון־מערבה
