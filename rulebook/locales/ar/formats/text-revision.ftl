# The text as it stood after one act.
text-revision =
    يسمّي { $by } نسخة من { $document } كما كان بعد { $last }: { $purpose }.{ $hashes-given ->
        [yes] { " " }البصمات: { $hashes }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }ملاحظة: { $note }
       *[no] { "" }
    }
    .title = نسخة من نص
    .f-document = النص
    .f-last = آخر فعل فيه
    .f-purpose = لأجل
    .f-hashes = البصمات
    .f-note = ملاحظة
text-revision_hashes = { $tag }: { $sha256 }
    .f-tag = اللغة
    .f-sha256 = SHA-256
text-revision_purpose_working = العمل عليه مستمر
text-revision_purpose_signature = مفتوح للتوقيع
text-revision_hashes_tag_en = الإنجليزية
text-revision_hashes_tag_ar = العربية
text-revision_hashes_tag_he = العبرية
text-revision_hashes_tag_fr = الفرنسية
