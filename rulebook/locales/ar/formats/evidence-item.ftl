# ملف مُسلَّم.
evidence-item =
    يسلّم مكتب { $by } { $kind-key ->
        [photograph] صورة
        [video] تسجيل فيديو
        [sound] تسجيلًا صوتيًا
        [sensor-log] سجل جهاز
        [document] وثيقة
       *[other] ملفًا
    }: { $file }. { $basis-key ->
        [own-recording] ويفيد بأنه من إعداده.
        [handed-over] ويفيد بأنه سُلِّم إليه.
        [public-source] ويفيد بأنه من مصدر علني.
       *[not-known] ويفيد بأنه لا يعرف مصدره.
    }{ $taken-given ->
        [yes] { " " }الوقت المُفاد به: { $taken }.
       *[no] { "" }
    }{ $place-given ->
        [yes] { " " }المكان المُفاد به: { $place }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }ملاحظة: { $note }.
       *[no] { "" }
    }
    .title = دليل: ملف
    .f-file = الملف
    .f-kind = نوعه
    .f-basis = مصدره
    .f-taken = وقت التسجيل
    .f-place = مكان التسجيل
    .f-note = ملاحظة
evidence-item_kind_photograph = صورة
evidence-item_kind_video = تسجيل فيديو
evidence-item_kind_sound = تسجيل صوتي
evidence-item_kind_sensor-log = سجل جهاز
evidence-item_kind_document = وثيقة
evidence-item_kind_other = ملف آخر
evidence-item_basis_own-recording = من إعدادنا
evidence-item_basis_handed-over = سُلِّم إلينا
evidence-item_basis_public-source = من مصدر علني
evidence-item_basis_not-known = مصدره غير معروف
