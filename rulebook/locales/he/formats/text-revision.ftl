# The text as it stood after one act.
text-revision =
    { $by } נותן שם למהדורה של { $document } כפי שהיה אחרי { $last }: { $purpose }.{ $hashes-given ->
        [yes] { " " }טביעות: { $hashes }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }הערה: { $note }
       *[no] { "" }
    }
    .title = מהדורה של נוסח
    .f-document = נוסח
    .f-last = הפעולה האחרונה בו
    .f-purpose = לשם
    .f-hashes = טביעות
    .f-note = הערה
text-revision_hashes = { $tag }: { $sha256 }
    .f-tag = שפה
    .f-sha256 = SHA-256
text-revision_purpose_working = העבודה עליו נמשכת
text-revision_purpose_signature = פתוח לחתימה
text-revision_hashes_tag_en = אנגלית
text-revision_hashes_tag_ar = ערבית
text-revision_hashes_tag_he = עברית
text-revision_hashes_tag_fr = צרפתית
