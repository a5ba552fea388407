# מה שהתקבל מן הנטען, ולצדו מה שלא ומדוע. שני מספרים, לעולם לא אחד.
commit-verify =
    לשכת { $by } מקבלת { $accepted } מן הנטען.{ $contested-given ->
        [yes] { " " }היא חולקת על { $contested }.
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }ובמילותיה: { $text }
       *[no] { "" }
    }
    .title = ספירת הנטען
    .f-accepted = התקבל
    .f-contested = במחלוקת
    .f-text = במילים
commit-verify_contested = { $quantity }, הנימוק: { $reason }
    .f-quantity = כמות
    .f-reason = נימוק
