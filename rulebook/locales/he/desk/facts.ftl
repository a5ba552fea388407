desk_reported-by = { $kind } מאת { $by }, { $time } UTC.
desk_facts = מה אומר כל צד
desk_facts-order = תחילה המוסכם, אחר כך השנוי במחלוקת, ואז הפתוח
desk_facts-sum = { $agreed ->
        [0] אין עובדות מוסכמות
        [one] עובדה אחת מוסכמת
        [two] שתי עובדות מוסכמות
       *[other] { $agreed } עובדות מוסכמות
    }, { $differs ->
        [0] אין מחלוקת
        [one] אחת שנויה במחלוקת
        [two] שתיים שנויות במחלוקת
       *[other] { $differs } שנויות במחלוקת
    }, { $open ->
        [0] אין פתוחות
        [one] אחת פתוחה
        [two] שתיים פתוחות
       *[other] { $open } פתוחות
    }.
desk_facts-note = ”מוסכם“ פירושו ששני הצדדים אמרו אותו דבר. אין זה ממצא, ושתיקה אינה הסכמה לדבר.
desk_fact = עובדה
desk_standing = מצב
desk_fact-what = מה
desk_fact-place = היכן
desk_fact-time = מתי
desk_fact-harm = הרוגים
desk_fact-whose = של מי
desk_fact-agreed = מוסכם
desk_fact-differs = שנוי במחלוקת
desk_fact-open = פתוח
desk_fact-accepts = אומר כך גם הוא
desk_fact-denies = מכחיש
desk_fact-unknown = לא ידוע
desk_fact-due = נדרש מענה
desk_fact-nothing = לא אמר דבר
desk_versions-order = החדשה תחילה
desk_version = גרסה { $n }: { $act }, { $time } UTC
desk_before = קודם
desk_since-then = מאז
desk_none-given = לא נמסר
desk_print = הדפסה
desk_if-none = אם לא יבוא מענה
desk_life-start = תחילה
desk_life-end = סיום
