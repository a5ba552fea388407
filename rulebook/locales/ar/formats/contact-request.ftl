# طلب محادثة أو لقاء.
contact-request =
    يطلب مكتب { $by } الاتصال: { $purpose }. المستوى: { $level }. المواعيد المقترحة: { $proposed }.{ $place-given ->
        [yes] { " " }المكان: { $place }.
       *[no] { "" }
    }{ $about-given ->
        [yes] { " " }بشأن: { $about }.
       *[no] { "" }
    }
    .title = طلب اتصال
    .f-purpose = نوع الاتصال
    .f-proposed = المواعيد المقترحة
    .f-level = المستوى
    .f-place = المكان
contact-request_proposed = { $window }
    .f-window = الموعد
contact-request_purpose_voice = مكالمة صوتية
contact-request_purpose_video = مكالمة مرئية
contact-request_purpose_flag-meeting = لقاء قادة على الخط
contact-request_purpose_tripartite = اجتماع ثلاثي
contact-request_level_duty-officer = ضباط المناوبة
contact-request_level_local-committee = اللجنة المحلية
contact-request_level_head-of-cell = رؤساء خلايا الارتباط
contact-request_level_senior-commander = كبار القادة
contact-request_level_joint-commission = اللجنة المشتركة
contact-request_level_principal = القيادات السياسية
