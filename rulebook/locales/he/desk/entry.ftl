desk_entry-invited = כניסה
desk_entry-invited-do = קישור זה מכניס את { $officer } פעם אחת, ופוקע עם הכניסה.
desk_entry-outside = אין כאן משתמש מחובר
desk_entry-outside-do = בלי מפתח כניסה דרוש קישור. בקשו אותו ממי שמפעיל את הצומת שלכם: ceasewire desk invite
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
