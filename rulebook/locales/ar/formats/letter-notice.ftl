# That a side letter exists; what it says stays sealed.
letter-notice =
    { $by }: إلى جانب { $document } توجد رسالة جانبية، { $letter }. الملزَمون بها: { $sides }.
    .title = إشعار برسالة جانبية
    .f-document = النص
    .f-letter = الرسالة الجانبية
    .f-sides = الملزَمون بها
letter-notice_sides = { $side }
    .f-side = الطرف
