# קצין תורן מוסר את התורנות לבא אחריו.
duty-handover =
    לשכת { $by } מדווחת על חילופי תורנים. המועד: { $time }. המוסר: { $from }. המקבל: { $to }. { $open-n ->
        [range] מספר הנושאים הפתוחים { $open }.
        [0] אין נושאים פתוחים.
        [one] נושא פתוח אחד.
        [two] שני נושאים פתוחים.
       *[other] { $open } נושאים פתוחים.
    }{ $items-given ->
        [yes] { " " }המסרים הפתוחים: { $items }.
       *[no] { "" }
    }{ $sounds-given ->
        [yes] { " " }צלילי ההתרעה: { $sounds }.
       *[no] { "" }
    }
    .title = חילופי תורנים
    .f-from = המוסר
    .f-to = המקבל
    .f-open = מספר הנושאים הפתוחים
    .f-items = המסרים הפתוחים
    .f-time = מועד
    .f-sounds = בדיקת צלילי ההתרעה
duty-handover_items = { $item }
    .f-item = מסר
duty-handover_sounds_heard = נבדקו ונשמעו כולם
duty-handover_sounds_not-all-heard = נבדקו ולא נשמעו כולם
duty-handover_sounds_not-tested = לא נבדקו בתורנות זו
