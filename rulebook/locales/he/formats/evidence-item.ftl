# קובץ שנמסר.
evidence-item =
    { $by } מוסר { $kind-key ->
        [photograph] תצלום
        [video] הקלטת וידאו
        [sound] הקלטת קול
        [sensor-log] יומן של מכשיר
        [document] מסמך
       *[other] קובץ
    }: { $file }. { $basis-key ->
        [own-recording] לדבריו, הוא נוצר אצלו.
        [handed-over] לדבריו, הוא נמסר לו.
        [public-source] לדבריו, מקורו גלוי לציבור.
       *[not-known] לדבריו, מקורו אינו ידוע לו.
    }{ $taken-given ->
        [yes] { " " }המועד הנטען: { $taken }.
       *[no] { "" }
    }{ $place-given ->
        [yes] { " " }המקום הנטען: { $place }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }הערה: { $note }.
       *[no] { "" }
    }
    .title = ראיה: קובץ
    .f-file = קובץ
    .f-kind = מה זה
    .f-basis = מקורו
    .f-taken = מועד ההקלטה
    .f-place = מקום ההקלטה
    .f-note = הערה
evidence-item_kind_photograph = תצלום
evidence-item_kind_video = הקלטת וידאו
evidence-item_kind_sound = הקלטת קול
evidence-item_kind_sensor-log = יומן של מכשיר
evidence-item_kind_document = מסמך
evidence-item_kind_other = קובץ אחר
evidence-item_basis_own-recording = נוצר אצלנו
evidence-item_basis_handed-over = נמסר לנו
evidence-item_basis_public-source = ממקור גלוי
evidence-item_basis_not-known = מקורו אינו ידוע
