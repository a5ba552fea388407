# מה שאומר `account draft`.
account_count = { $n ->
    [0] לא נמצאה אמירה ב־{ $sentences } משפטים.
    [one] הצעה אחת מתוך { $sentences } משפטים.
   *[other] { $n } הצעות מתוך { $sentences } משפטים.
}
account_who = נאמר מפי: { $who } ({ $side }){ $anonymous ->
    [yes] , בעילום שם
   *[no] { "" }
}
account_carried = נאמר, לפי הנאמר קודם, מפי: { $who } ({ $side }){ $anonymous ->
    [yes] , בעילום שם
   *[no] { "" }
}
account_kind = סוג: { $kind ->
    [fact] עובדה
    [commitment] התחייבות
    [demand] דרישה
    [position] עמדה
    [denial] הכחשה
   *[interpretation] פרשנות
}
account_via = הגיע אל כלי התקשורת דרך: { $value }
account_date = מדבר על: { $value }
account_said = נאמר ב: { $value }
account_meeting = פגישה ב: { $value }
account_agenda = סעיף: { $value }
account_caveat = הסתייגות כלי התקשורת: { $caveat ->
    [unverified] לא אומת
    [unconfirmed] לא אושר בידי הצד האחר
    [unanswered] לא נענה בידי הצד האחר
    [reportedly] לפי הנטען
    [preliminary] נתון ראשוני
   *[framed] מילותיו שלו שופטות אותו
}
account_place = בתים { $start } עד { $end } בקובץ
account_same = { $a } ו־{ $b } מספרים מחדש טקסט אחד; זהו מקור אחד ולא שניים:
account_proposed = אלה הצעות של תוכנה. אדם קורא כל אחת מהן לצד הכתבה ומקבל, משנה או דוחה אותה; דבר לא התקבל.
article-empty = אין מילים ב־{ $path }.
    .remedy = מסרו את הכתבה כטקסט פשוט או כ־HTML.
article-binary = { $path } אינו טקסט.
    .remedy = שמרו את הכתבה כטקסט פשוט או כ־HTML ומסרו את הקובץ הזה.
article-encoding = { $path } אינו ב־UTF-8 (בית { $at }).
    .remedy = שמרו אותו ב־UTF-8 ומסרו אותו שוב.
article-long = { $path } ארוך מ־{ $max } מביבייט.
    .remedy = מסרו כתבה אחת בכל קובץ.
article-language = כתבות בשפה ”{ $given }“ עדיין אינן נקראות.
    .remedy = נקבו בשפה אחרת עם ‎--written ({ $known }), או הוסיפו את מילות השפה: קובץ אחד ב־rulebook/press.
article-table = המילים או טבלת הישויות ב־{ $path } שגויות ({ $detail }).
    .remedy = תקנו את הקובץ ונסו שוב.
article-none = לא נמסרה כתבה.
    .remedy = הדביקו טקסט של כתבה, או בחרו קובץ אחד או כמה.
article-many = אלה { $given } כתבות; לכל היותר { $max } נקראות יחד.
    .remedy = מסרו פחות בכל פעם, ויחד את אלה שאולי מספרות מחדש טקסט אחד.
article-day = ”{ $given }“ אינו יום.
    .remedy = כתבו אותו כך 2031-03-12, או השאירו את השדה ריק.
claim-no-matter = לא נבחר במה עוסקת האמירה, או שאינו ידוע כאן עוד.
    .remedy = בחרו עניין או סבב; אם עדיין אין כזה, פתחו קודם עניין.
claim-not-yours = החבר שלכם אינו רושם את מה שהעיתונות מייחסת לאחרים.
    .remedy = דף התבנית בספר הכללים אומר מי עושה זאת; פנו לאחד מהם.
