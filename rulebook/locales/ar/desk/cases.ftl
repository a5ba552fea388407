desk_incidents-lead = بلاغات واستفسارات وردودها. لا شيء هنا يُثبت ذنبًا.
desk_open-cases = مفتوحة
desk_over-cases = منتهية
desk_opened-case = أُدرج
desk_not-yet = ليس بعد
desk_act-at = { $act }، { $time } UTC
desk_differs = مخالفة: { $at }
desk_units-told =
    { $n ->
        [0] لم تُبلَّغ أي وحدة
        [one] أُبلغ صنف واحد من الوحدات
        [two] أُبلغ صنفان من الوحدات
        [few] أُبلغت { $n } أصناف من الوحدات
        [many] أُبلغ { $n } صنفًا من الوحدات
       *[other] أُبلغ { $n } صنف من الوحدات
    }
desk_position-at = { $stance }: { $at }
desk_read-stands = ما قُرئ: { $read }. والنص: { $stands }.
desk_nobody = لا أحد
desk_no-word = لم يُذكر عنها شيء
desk_thread = التسلسل
desk_sealed-here = مختوم: لستم من قرّائه.
desk_proof = الإثبات
desk_proof-of = إثبات { $act }
desk_save-proof = حفظ الإثبات
desk_readers = من يستطيع قراءة هذا
desk_versions = ما تغيّر
desk_restarted = تبدأ الإقرارات بالاستلام من جديد
desk_reply = ردكم
desk_queued-next = تُرسَل تلقائيًّا، ويظهر رقمها هنا عند إدراجها في السجل.
desk_mend =
    { $n ->
        [one] أمر واحد يجب إصلاحه قبل التوقيع:
        [two] أمران يجب إصلاحهما قبل التوقيع:
        [few] { $n } أمور يجب إصلاحها قبل التوقيع:
        [many] { $n } أمرًا يجب إصلاحه قبل التوقيع:
       *[other] { $n } أمر يجب إصلاحه قبل التوقيع:
    }
desk_labelled = { $label }: { $what }
desk_choose = اختاروا
desk_for-example = مثلًا
desk_acknowledge = استُلم وقُرئ
desk_acknowledge-button = إقرار بالاستلام
desk_read-back = إعادة القراءة للتثبّت
desk_read-back-button = إعادة القراءة للتثبّت
desk_read-back-note = اكتبوا ما فهمتموه؛ ويُقارن بما جرى توقيعه.
desk_position = موقفكم
desk_position-button = بيان الموقف
desk_grounds = الأسباب أو الشروط
desk_disseminated = من أبلغتم
desk_disseminated-button = تسجيل
desk_why-not = سبب عدم إبلاغ الآخرين
desk_answer = الرد على الاستفسار
desk_answer-button = الرد
desk_answer-note = يوقَّع الرد فورًا ولا يمكن سحبه، ويمكن أن يتبعه ردّ آخر.
desk_ask-time = طلب مهلة
desk_ask-time-button = طلب مهلة
desk_ask-time-note = تظل المهلة سارية إلى أن يوافق الطرف الآخر.
desk_until = حتى
desk_reason = السبب
desk_start = بدأ النشاط
desk_start-button = الإبلاغ عن البدء
desk_start-note = اعتبارًا من الآن، ما لم يُتفق على وقت آخر.
desk_end = انتهى النشاط
desk_end-button = الإبلاغ عن الانتهاء
desk_end-note = اعتبارًا من الآن.
desk_cancel = إلغاء الإخطار
desk_cancel-button = إلغاء الإخطار
