# קובצי ראיה: מסירה, תצוגה בתיק, וקובץ יחיד עם רצף ההחזקה
desk_i-title = ראיות
desk_i-count = { $n ->
    [one] קובץ אחד, חתום לקוראי המסר שלו
    [two] שני קבצים, כל אחד חתום לקוראי המסר שלו
   *[other] { $n } קבצים, כל אחד חתום לקוראי המסר שלו
}
desk_i-item = קובץ
desk_i-from = מאת
desk_i-taken = מועד היצירה, לדברי המוסר (UTC)
desk_i-basis = מקור, לדברי המוסר
desk_i-state = מצב
desk_i-not-said = לא נאמר
desk_i-by-party = נמסר בידי צד
desk_i-state-here = כאן, תואם לטביעה
desk_i-state-awaited = עדיין לא הגיע
desk_i-state-broken = אינו מה שנאמר במסר
desk_i-asked = התבקש לשווא מאת: { $members }, { $time }
desk_i-add = מסירת קובץ
desk_i-size = גודל וסוג
desk_i-size-is = { $len } בתים, { $type }
desk_i-hash = טביעת SHA-256 של עותק זה
desk_i-original = טביעת SHA-256 של המקור
desk_i-original-note = נתוני מקום, מכשיר או זמן הוצאו מעותק זה. המקור שמור, חתום, אצל { $member }.
desk_i-open = פתיחה
desk_i-open-note = כל פתיחה נרשמת כאן, עם מספרך והשעה, לפני שהקובץ נפתח.
desk_i-show = הצגת התמונה
desk_i-save = שמירת הקובץ
desk_i-save-original = שמירת המקור
desk_i-foreign = הקובץ נוצר בידי אחרים (נמסר מאת { $member }). דסק זה אינו מריץ ממנו דבר; התוכנה שתפתח אותו עלולה לעשות זאת.
desk_i-reader = תפקידך לקרוא את הרישום. קבצים נפתחים בידי קצינים המורשים לחתום.
desk_i-custody = רצף ההחזקה
desk_i-in = נמסר מאת { $member }, קצין { $n }
desk_i-sealed = צוין ונחתם במסר { $act }; מאז אי אפשר להחליפו
desk_i-held = נמצא גם אצל { $member }
desk_i-opened = נפתח בדסק זה בידי קצין { $n }
desk_i-opened-original = המקור נפתח בדסק זה בידי קצין { $n }
desk_i-not-opened = איש לא פתח אותו בדסק זה.
desk_i-custody-note = זה מה שידוע לדסק זה. כל דסק אחר רושם את הפתיחות שלו.
desk_i-choose = בחירת קובץ
desk_i-another = בחירת קובץ אחר במקומו
desk_i-limits = עד { $max } מ״ב. מתקבלים: תמונות (JPEG, PNG, WebP), סרטים (MP4, WebM), קול (MP3, WAV, Ogg), PDF וטקסט פשוט. הקובץ נמסר בעת שמירה או בדיקה.
desk_i-strip = נתוני מקום, מכשיר וזמן מוצאים מתמונות JPEG ו־PNG לפני שאחרים מקבלים אותן; המקור נשאר בדסק זה, חתום. קבצים מסוגים אחרים נשלחים כפי שהם. יש לבדוק בעצמכם פנים, שמות ולוחיות רישוי: דבר אינו מוסתר.
desk_i-whole = להשאיר נתונים אלה בעותק שאחרים מקבלים
desk_i-handed = נמסר: { $name }, { $len } בתים, { $type }
desk_i-took = הוצאו מן העותק שאחרים מקבלים: { $what }. המקור נשאר כאן.
desk_i-left = הוא עדיין מגלה לקוראיו: { $what }.
desk_i-unknown = דסק זה אינו יכול לדעת מה קובץ מסוג זה מגלה על מקום ומכשיר. הוא נשלח כפי שהוא.
desk_i-found-location = המקום
desk_i-found-device = המכשיר
desk_i-found-time = הזמן
desk_i-found-other = הערות נוספות
