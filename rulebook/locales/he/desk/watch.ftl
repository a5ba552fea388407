# התורנות: בידי מי היא, קבלתה ומסירתה.
desk_watch = תורנות ומסירה
desk_on-watch = בתורנות
desk_on-watch-nobody = איש
desk_watch-nobody = איש לא קיבל את התורנות בלשכה זו.
desk_watch-is = התורנות בידי { $officer } מ־{ $since } UTC, ויש למסור אותה עד { $due } UTC.
desk_watch-overlong = התורנות בידי { $officer } מ־{ $since } UTC, והיה צריך למסור אותה עד { $due } UTC.
desk_watch-handed = מסירה מידי { $from } לידי { $to }. עד לקבלתה התורנות נשארת היכן שהייתה.
desk_watch-lead = התורנות נמסרת ומתקבלת במסרים חתומים, שקוראות הלשכה עצמה ולשכת המפקח. השמות נשארים בלשכה זו; המסר נושא כינוי בלבד.
desk_watch-take = קבלת התורנות
desk_watch-take-by = יש לקבל אותה עד { $due } UTC.
desk_watch-untaken = היה צריך לקבל אותה עד { $due } UTC.
desk_watch-take-note = פעולה זו חותמת על מסר. מרגע זה התורנות בידיכם, ובאחריותכם למסור אותה.
desk_watch-relieve = אין מסירה פתוחה. קבלת התורנות תחליף את מי שמחזיק בה כעת.
desk_watch-keep = השארת התורנות אצלי
desk_watch-hand = מסירת התורנות
desk_watch-next = הקצין הבא
desk_watch-sign = חתימה על המסירה
desk_watch-hand-note = המסר מציין כמה נושאים פתוחים ומונה אותם. התורנות נשארת בידיכם עד שהקצין הבא יקבל אותה.
desk_watch-alone = אין קצין אחר בלשכה זו. מי שמפעיל את הצומת שלכם יכול להזמין קצין נוסף.
desk_watch-note = דף מסירה
desk_watch-note-lead = לפי היומן ב־{ $time } UTC.
desk_watch-open =
    { $n ->
        [0] דבר אינו פתוח
        [one] נושא אחד פתוח
        [two] שני נושאים פתוחים
       *[other] { $n } נושאים פתוחים
    }
desk_watch-awaited = נדרש כלפינו
desk_watch-lines = קווים שיש לעקוב אחריהם
desk_watch-alarms = התרעות בתוקף
desk_watch-nothing = אין.
desk_watch-desks = התורנות בכל לשכה
desk_watch-sounds = התרעות ובדיקת הצלילים שלהן
desk_watch-outgoing = הקצין המוסר
desk_watch-incoming = הקצין המקבל
desk_looked-reports =
    { $n ->
        [one] דיווח אחד על אירוע
        [two] שני דיווחים על אירועים
       *[other] { $n } דיווחים על אירועים
    }
desk_looked-notices =
    { $n ->
        [one] הודעה אחת על פעילות
        [two] שתי הודעות על פעילות
       *[other] { $n } הודעות על פעילות
    }
desk_looked-acks =
    { $n ->
        [one] אישור אחד
        [two] שני אישורים
       *[other] { $n } אישורים
    }
desk_looked-answers =
    { $n ->
        [one] מענה אחד
        [two] שני מענים
       *[other] { $n } מענים
    }
