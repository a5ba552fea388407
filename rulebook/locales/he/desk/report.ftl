desk_gossip = מה ראו האחרים
desk_gossip-same = מציג את אותו היומן
desk_gossip-differs = מציג יומן אחר
desk_gossip-ahead = מציג נקודת ביקורת שהצומת הזה טרם הגיע אליה
desk_gossip-silent = לא הציג נקודת ביקורת מאז שהצומת הזה הופעל
desk_gossip-none = אין איש מלבדנו.
desk_gossip-shown = נקודת ביקורת בגודל { $size }, נשמעה { $time } UTC
desk_gossip-seen = ראה { $size } כשכתב את { $act }, { $time } UTC
desk_after-number = אחרי { $act }.
desk_whole-record = היומן כולו
desk_save-proof-of = שמירת ההוכחה של { $act }
desk_line-heard = מענה אחרון { $time } UTC
desk_line-never = מעולם לא ענה לבדיקה
desk_line-due = הבדיקה הבאה { $time } UTC
desk_line-missed =
    { $n ->
        [one] בדיקה אחת ללא מענה
        [two] שתי בדיקות רצופות ללא מענה
       *[other] { $n } בדיקות רצופות ללא מענה
    }
desk_line-effective = בתוקף מ־{ $time } UTC
desk_line-grounds = נימוקים:
desk_line-emergency = תעבורת חירום מתקבלת
desk_keep-sealed = עבור { $who }. לשמור חסוי.
desk_same-incident = אותו אירוע:
desk_report-of = דוח יומי, { $day }
desk_report-lead = מה שנכנס ליומן באותו יום לפי UTC, ככל שהצומת הזה יכול לפתוח. נכון ל־{ $time } UTC, גודל היומן { $size }.
desk_report-acts = מסרים
desk_report-due = מענים שמועדם הגיע
desk_report-kept = במועד
desk_report-late = באיחור
desk_report-open = ללא מענה
desk_report-none = אין ביום זה.
desk_report-day = יום
desk_report-show = הצגה
desk_report-before = היום הקודם
desk_report-next = היום הבא
desk_report-who = מי, למי
desk_report-order = { $first } נזכר ראשון: בלשכת צד נזכר אותו צד, ובשאר הלשכות הצדדים מתחלפים בכל יום UTC. איחור נספר לשניהם באותו אופן.
desk_report-all = יומן היום
desk_evidence = ראיות שצומת זה מחזיק
desk_evidence-how = קובץ הראיה נמצא בתיקייה של צומת זה. עותק שלו משכנע גם מי שאינו סומך על צומת זה.
desk_evidence-check = בדיקת עותק
