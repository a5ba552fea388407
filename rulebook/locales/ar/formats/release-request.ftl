# طلب عضو أن يطّلع آخرون على رسالة.
release-request =
    { $audience-key ->
        [public] يطلب مكتب { $by } إتاحة الرسالة { $act } للجمهور.
       *[members] يطلب مكتب { $by } إتاحة الرسالة { $act } لأعضاء محددين.
    }{ $recipients-given ->
        [yes] { " " }الأعضاء: { $recipients }.
       *[no] { "" }
    } النطاق: { $extent }.{ $parts-given ->
        [yes] { " " }الجزء: { $parts }.
       *[no] { "" }
    } الأساس: { $basis }.
    .title = طلب إتاحة
    .f-act = الرسالة
    .f-audience = الجهة المطّلعة
    .f-recipients = الأعضاء
    .f-extent = النطاق
    .f-parts = الجزء
    .f-basis = الأساس
release-request_recipients = { $member }
    .f-member = العضو
release-request_audience_members = أعضاء محددون
release-request_audience_public = الجمهور
release-request_extent_whole = الرسالة كاملة
release-request_extent_part = جزء من الرسالة
