# مفردات المكتب، وهي خارج توقيع الطرفين.

## عناوين الأعمدة
col_number = الرقم
col_act = الرسالة
col_case = الملف
col_from = من
col_to = إلى
col_time = الوقت
col_state = الحالة
col_owes = المطلوب منه
col_what = المستحق
col_due = الموعد
col_status = الوضع
col_proof = الإثبات
col_precedence = الأسبقية
col_format = النوع
col_channel = القناة
col_rung = الدرجة
col_member = العضو
col_level = المستوى
col_field = الحقل
col_value = القيمة
col_language = اللغة

## أين وصلت الرسالة
proof_queued = في الانتظار: محفوظة على هذا القرص ولم تُرسل بعد
proof_sequenced = مقيّدة في السجل
proof_witnessed = شهد عليها { $k } من { $n }
proof_quorum = مُثبتة: وقّع { $k } من { $n } والنصاب { $q }
proof_unwitnessed = بلا شهادة منذ { $time }
proof_stale = لا توقيعات حديثة من النصاب منذ { $time }
proof_late = قُيّدت متأخرة
proof_imported = سجل سابق مستورد

## ملاحظات تُذكر في موضعها
note_acknowledging = الإشعار بالاستلام لا يعني الموافقة.
note_guarantee = الإخطار ليس إذنًا ولا ضمانًا للسلامة، ولا ينتقص من أي حماية يكفلها القانون.
note_silence = السكوت لا يُعدّ قبولًا.
note_proof = يبيّن الإثبات من قال ماذا ومتى. ولا يبيّن أن القول صحيح ولا أنه كل ما قيل.
note_lines = الخطوط المرسومة هنا للعرض فقط ولا تعبّر عن أي موقف.
note_original = النص الأصلي هو المعتمد.

## سلّم المرسل إليه
level_delivered = سُلّمت
level_opened = فُتحت
level_read-back = أُعيدت قراءتها
level_disseminated = عُمّمت
level_position = الموقف
level_informed = جرى إبلاغ
level_not-informed = لم يُبلَّغ
level_none = لم تُسلَّم بعد
alarm_read-back = القراءة غير مطابقة

## المواعيد
clock_due-in = الموعد بعد { $in }
clock_overdue = انقضى الموعد منذ { $for }
clock_early = قبل الموعد بمقدار { $for }
clock_late = بعد الموعد بمقدار { $for }
clock_held = طُلبت مهلة وبانتظار الموافقة عليها
clock_current = الصورة حتى { $time }
clock_no-link = لا اتصال منذ { $time }. ما تراه هو صورة ذلك الوقت.

## اللوحة والملف
board_title = اللوحة
board_you-owe =
    { $n ->
        [zero] لا يُستحق عليكم شيء الآن.
        [one] عليكم ردّ واحد. موعده { $time }.
        [two] عليكم ردّان. موعد أولهما { $time }.
        [few] عليكم { $n } ردود. موعد أولها { $time }.
        [many] عليكم { $n } ردًّا. موعد أولها { $time }.
       *[other] عليكم { $n } رد. موعد أولها { $time }.
    }
board_owed-to-you =
    { $n ->
        [zero] لا يُستحق لكم أي رد الآن.
        [one] لكم رد واحد مستحق.
        [two] لكم ردّان مستحقان.
        [few] لكم { $n } ردود مستحقة.
        [many] لكم { $n } ردًّا مستحقًّا.
       *[other] لكم { $n } رد مستحق.
    }
board_acts =
    { $n ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $n } رسائل
        [many] { $n } رسالة
       *[other] { $n } رسالة
    }
board_debts = الردود المستحقة
board_latest = آخر الرسائل
board_links = الخطوط
board_empty = لا يوجد ما يُعرض.
case_title = الملف { $act }
case_ladder = إشعارات الاستلام
case_history = سير الملف
case_rung = الدرجة { $n }: { $who }
rung_0 = ضباط المناوبة
rung_1 = ارتباط القطاع
rung_2 = رؤساء الخلايا بحضور جهة الإشراف
rung_3 = كبار القادة
rung_4 = اللجنة المشتركة
rung_5 = الضامنون
rung_6 = القيادات السياسية
rung_7 = وفق ما اتُّفق عليه خارج الآلية
silence_no-meaning = لا معنى للسكوت، ويُرفع الأمر درجة
silence_no-objection = السكوت يعني عدم الاعتراض وفق كتاب القواعد
silence_refusal = السكوت يعني الرفض وفق كتاب القواعد
silence_next-rung = السكوت يرفع الأمر إلى الدرجة التالية
exercise_banner = تمرين تمرين تمرين
exercise_note = هذا تمرين. ولا يمكن أن تدخل رسائله سجلًّا حقيقيًّا.

## الإرسال
send_review = هذا ما سيقرؤه { $to }:
send_sealed-to = يطّلع عليها: { $members }
send_public = علنية: يستطيع الجميع قراءتها.
send_burst = { $len } من { $max } بايت من رسالة فضائية واحدة
send_confirm = هل توقّعها وترسلها؟
send_queued = في الانتظار باسم { $act }.
send_included = قُيّدت في السجل بالرقم { $index } في { $time }.

## عمل جارٍ
progress_working = { $done } من { $total }
progress_checking = فحص السجل: { $done } من { $total }
progress_importing = الاستيراد: { $done } من { $total } سطر
progress_founding = تأسيس الآلية
progress_waiting = بانتظار الشهود: { $k } من { $n }
progress_done = اكتمل في { $for }.
import_added =
    { $n ->
        [zero] لم يُضف أي سطر.
        [one] أُضيف سطر واحد.
        [two] أُضيف سطران.
        [few] أُضيفت { $n } أسطر.
        [many] أُضيف { $n } سطرًا.
       *[other] أُضيف { $n } سطر.
    }
import_known =
    { $n ->
        [zero] لم يكن أي سطر مقيّدًا من قبل.
        [one] سطر واحد كان مقيّدًا من قبل.
        [two] سطران كانا مقيّدين من قبل.
        [few] { $n } أسطر كانت مقيّدة من قبل.
        [many] { $n } سطرًا كانت مقيّدة من قبل.
       *[other] { $n } سطر كانت مقيّدة من قبل.
    }
import_left-out =
    { $n ->
        [zero] لم يُستبعد أي سطر.
        [one] استُبعد سطر واحد.
        [two] استُبعد سطران.
        [few] استُبعدت { $n } أسطر.
        [many] استُبعد { $n } سطرًا.
       *[other] استُبعد { $n } سطر.
    }

## التحقق
verify_holds = الإثبات صحيح.
verify_fails = الإثبات غير صحيح.
verify_signed = موقّعة من { $by }.
verify_placed = مقيّدة في السجل بالرقم { $index } في { $time }.
verify_witnessed = شهد عليها { $k } من { $n }، والنصاب { $q }.
verify_unchanged = لم يطرأ عليها تغيير حتى حجم السجل { $size }.
verify_absent = ليس في السجل رد من { $by } حتى الحجم { $size }.
verify_sealed = مضمونها باقٍ تحت الختم.
fsck_clean = السجل على هذا القرص سليم؛ عدد الرسائل المفحوصة: { $size }.
fsck_faults =
    { $n ->
        [zero] لم يُعثر على أي خلل.
        [one] عُثر على خلل واحد.
        [two] عُثر على خللين.
        [few] عُثر على { $n } مواضع خلل.
        [many] عُثر على { $n } موضع خلل.
       *[other] عُثر على { $n } موضع خلل.
    }

## العرض التوضيحي
demo_founded =
    { $n ->
        [zero] أُسّست آلية بلا أعضاء.
        [one] أُسّست آلية من عضو واحد.
        [two] أُسّست آلية من عضوين.
        [few] أُسّست آلية من { $n } أعضاء.
        [many] أُسّست آلية من { $n } عضوًا.
       *[other] أُسّست آلية من { $n } عضو.
    }
demo_witnesses =
    { $n ->
        [zero] لا شهود حاضرون.
        [one] شاهد واحد حاضر؛ ولا يُعدّ شيء مثبتًا قبل توقيع { $q }.
        [two] شاهدان حاضران؛ ولا يُعدّ شيء مثبتًا قبل توقيع { $q }.
        [few] { $n } شهود حاضرون؛ ولا يُعدّ شيء مثبتًا قبل توقيع { $q }.
        [many] { $n } شاهدًا حاضرون؛ ولا يُعدّ شيء مثبتًا قبل توقيع { $q }.
       *[other] { $n } شاهد حاضرون؛ ولا يُعدّ شيء مثبتًا قبل توقيع { $q }.
    }
demo_clock = الساعة الآن { $time }.
demo_s2-title = طلعة جوية بإخطار قصير
demo_s2-lead = جرى الإخطار قبل { $in }. وتقضي القاعدة بالإخطار قبل { $lead }، غير أن الطارئ الطبي يعفي منها.
demo_s2-mismatch = يخطئ مكتب { $by } في إعادة قراءة الارتفاع. ويظهر ذلك فورًا لدى المكتبين، وتبقى القراءة الخاطئة في السجل.
demo_s2-corrected = يعيد مكتب { $by } القراءة، وتتطابق البيانات الجوهرية كلها.
demo_s2-told = أبلغ مكتب { $by } دفاعه الجوي.
demo_s2-ended = انتهت الطلعة، ولم يبقَ ما يُستحق.
demo_s3-title = استفسار بلا جواب
demo_s3-deadline = انقضت المهلة. لم يرد مكتب { $by }، وظهر الرد المستحق عليه منقضي المهلة لدى جميع مكاتب القناة.
demo_s3-rung = يُرفع الأمر إلى الدرجة { $n }: { $who }.
demo_s3-absence = بالسجل وحده يستطيع أي كان أن يثبت خلوّه من رد مكتب { $by } حتى الحجم { $size }.
demo_s3-late = ردّ مكتب { $by } بعد الموعد بمقدار { $for }. ورد الجواب متأخرًا، وتبقى الواقعتان في السجل.
demo_burst = { $format }: { $len } من { $max } بايت
demo_same = لدى جميع المكاتب التي تقرأ هذه القناة حالة واحدة متطابقة.
demo_finished = اكتمل القيد. عدد الرسائل في السجل: { $n }.
demo_try = تبقى الآلية قيد التشغيل. جرّب:
demo_desks = مكتب كل عضو على الويب؛ يتيح كل رابط دخول ضابط واحد مرة واحدة:
demo_stop = اضغط Ctrl-C للإيقاف.
# المناوبات والخطوط على اللوحة.
alarm_line-silent = الخط صامت
alarm_watch-untaken = لم تُستلم المناوبة
alarm_watch-over = انقضت المناوبة ولم تُسلَّم
board_watch = في المناوبة
watch_on = { $officer }، منذ { $time }
watch_handing = { $officer }، يجري التسليم إلى { $next }
watch_items = البنود المفتوحة المذكورة { $said }، والموجودة { $found }
line_checked = فُحص { $time }
line_missed = { $n ->
    [zero] لا فحوص بلا رد
    [one] فحص واحد بلا رد
    [two] فحصان بلا رد
    [few] { $n } فحوص بلا رد
    [many] { $n } فحصًا بلا رد
   *[other] { $n } فحص بلا رد
}

## Desk in the browser
desk_group-watch = المناوبة
desk_group-acts = الرسائل
desk_group-account = الحساب
desk_channels = القنوات
desk_incidents = الحوادث
desk_movements = التحركات
desk_record = السجل والإثباتات
desk_rulebook = كتاب القواعد والمفاتيح
desk_rulebook-word = كتاب القواعد
desk_mechanism = الآلية
desk_sections = الأقسام
desk_skip = انتقل إلى المحتوى
desk_leave = تسجيل الخروج
desk_desk-of = مكتب { $member }
desk_officer = المسجَّل
desk_picture = الصورة
desk_current = محدَّثة حتى { $time }
desk_old = تعود إلى { $time }
desk_sequencer = المسلسِل
desk_in-touch = متصل
desk_no-touch = لا اتصال
desk_witnesses = الشهود
desk_of = { $k } من { $n }
desk_outbox = الصادر
desk_outbox-empty = فارغ
desk_theme-day = ألوان النهار
desk_theme-night = ألوان الليل
desk_printed = طُبع { $time } UTC، حجم السجل { $size }
desk_unit-d = ي
desk_unit-h = س
desk_unit-m = د
desk_unit-min = د
desk_unit-s = ث
desk_letter-a = أ
desk_letter-b = ب
desk_letter-supervisor = م
desk_letter-guarantor = ض
desk_letter-monitor = ر
desk_letter-humanitarian = ن
desk_letter-observer = ق
desk_prio-1 = الأولوية 1، جسيم
desk_prio-2 = الأولوية 2، عاجل
desk_prio-3 = الأولوية 3، محدد بأجل

### What is wrong with the picture
desk_lost = انقطع الاتصال بعقدتكم منذ { $time }.
desk_lost-do = ترون صورة ذلك الوقت. المهل مستمرة. تعود هذه الصفحة إلى العمل من تلقاء نفسها.
desk_fresh = وردت رسائل جديدة. عرضها؛ وسيضيع ما كتبتموه هنا.
desk_no-link-do =
    { $n ->
        [0] يمكنكم مواصلة الكتابة والتوقيع. المهل مستمرة؛ واستخدموا الخط الصوتي لأي أمر جسيم.
        [one] يمكنكم مواصلة الكتابة والتوقيع؛ وفي الصادر رسالة واحدة تنتظر. المهل مستمرة؛ واستخدموا الخط الصوتي لأي أمر جسيم.
        [two] يمكنكم مواصلة الكتابة والتوقيع؛ وفي الصادر رسالتان تنتظران. المهل مستمرة؛ واستخدموا الخط الصوتي لأي أمر جسيم.
        [few] يمكنكم مواصلة الكتابة والتوقيع؛ وفي الصادر { $n } رسائل تنتظر. المهل مستمرة؛ واستخدموا الخط الصوتي لأي أمر جسيم.
        [many] يمكنكم مواصلة الكتابة والتوقيع؛ وفي الصادر { $n } رسالة تنتظر. المهل مستمرة؛ واستخدموا الخط الصوتي لأي أمر جسيم.
       *[other] يمكنكم مواصلة الكتابة والتوقيع؛ وفي الصادر { $n } رسالة تنتظر. المهل مستمرة؛ واستخدموا الخط الصوتي لأي أمر جسيم.
    }
desk_proof-fails = الإثبات لا يصمد ({ $kind }). لا تعتمدوا على ما يتعلق به.
desk_proof-fails-do = تُحفظ النسختان على هذه العقدة. أبلغوا المشرف والضامنين صوتيًّا.
desk_unwitnessed-do = وقّع { $k } من { $n } شهود، والمطلوب { $q }. الرسائل الجديدة مرتَّبة لكنها غير مشهود عليها بعد؛ والمهل مستمرة.
desk_refused = رفض المسلسِل: { $act }. { $what }

### Board
desk_owe =
    { $n ->
        [0] لا شيء مطلوب منكم الآن.
        [one] عليكم ردّ واحد.
        [two] عليكم ردّان.
        [few] عليكم { $n } ردود.
        [many] عليكم { $n } ردًّا.
       *[other] عليكم { $n } رد.
    }
desk_first = أولها يحل خلال { $in }: { $what }.
desk_first-over = أولها تأخر { $in }: { $what }.
desk_first-paper = أولها يحل في { $in } UTC: { $what }.
desk_owed = { $title } { $act } من { $by } ({ $what })
desk_grave-none = لا يوجد أمر جسيم مفتوح.
desk_grave-proof = إثبات لا يصمد: انظروا أعلاه.
desk_grave-misread = أعاد { $by } قراءة { $act } قراءةً مخالفة.
desk_grave-uncleared = بدأ { $by } { $act } قبل جاهزية جميع المخاطَبين.
desk_looked =
    { $n ->
        [0] منذ آخر اطلاع لكم عند { $time } UTC: لا جديد.
        [one] منذ آخر اطلاع لكم عند { $time } UTC: رسالة واحدة.
        [two] منذ آخر اطلاع لكم عند { $time } UTC: رسالتان.
        [few] منذ آخر اطلاع لكم عند { $time } UTC: { $n } رسائل.
        [many] منذ آخر اطلاع لكم عند { $time } UTC: { $n } رسالة.
       *[other] منذ آخر اطلاع لكم عند { $time } UTC: { $n } رسالة.
    }
desk_show = عرضها
desk_ribbon = الساعات الثماني المقبلة
desk_now = الآن
desk_due = { $what } { $act }
desk_owes = المطلوب من { $by }
desk_we-owe = المطلوب منا
desk_others-owe = المطلوب من المشرف والآخرين
desk_you = أنتم
desk_empty-ours = لا شيء مطلوب منكم الآن.
desk_empty = لا شيء مطلوب هنا الآن.
desk_by = قبل { $time } UTC
desk_since = منذ { $time } UTC
desk_rung = الدرجة { $n }
desk_held = طُلب وقت إضافي
desk_drill = تمرين
desk_contested = معترَض عليه
desk_do-open = إقرار بالاستلام
desk_do = الرد
desk_zones = المناطق
desk_zone = المنطقة
desk_zones-as-reported = بحسب ما أُبلغ عنه
desk_zones-none = لا يذكر كتاب القواعد النافذ أي منطقة.
desk_zone-open =
    { $n ->
        [one] ملف مفتوح واحد
        [two] ملفان مفتوحان
        [few] { $n } ملفات مفتوحة
        [many] { $n } ملفًّا مفتوحًا
       *[other] { $n } ملف مفتوح
    }
desk_zone-unknown = غير معروف
desk_zone-last = آخر إبلاغ { $time } UTC
desk_zone-no-report = لا بلاغ في السجل
desk_illustrative = مرسومة للتوضيح فقط
desk_latest-order = كل المكاتب، الأحدث أولًا
desk_latest-none = لم يُقل شيء هنا بعد.
desk_says = المضمون

### Cases
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
desk_restarted = تبدأ الإقرارات من جديد
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
desk_position-button = إعلان الموقف
desk_grounds = الأسباب أو الشروط
desk_disseminated = من أبلغتموه
desk_disseminated-button = تسجيل
desk_why-not = سبب عدم إبلاغ الآخرين
desk_answer = الرد على الاستفسار
desk_answer-button = الرد
desk_answer-note = يوقَّع الرد فورًا ولا يمكن سحبه، ويمكن أن يتبعه ردّ آخر.
desk_ask-time = طلب مهلة
desk_ask-time-button = طلب مهلة
desk_ask-time-note = تستمر المهلة حتى يوافق الطرف الآخر.
desk_until = حتى
desk_reason = السبب
desk_start = بدأ النشاط
desk_start-button = الإبلاغ عن البدء
desk_start-note = اعتبارًا من الآن.
desk_end = انتهى النشاط
desk_end-button = الإبلاغ عن الانتهاء
desk_end-note = اعتبارًا من الآن.
desk_cancel = إلغاء الإخطار
desk_cancel-button = إلغاء

### Channels, record, rulebook
desk_channels-lead = لكل خط تنسيق قرّاؤه ومفاتيحه.
desk_public = علني
desk_counts = مطلوب { $owed }، متأخر { $over }
desk_record-lead = يحوي السجل { $size } من القيود؛ منها { $witnessed } تحت توقيعات النصاب.
desk_find = كلمات أو مكان أو اسم
desk_find-button = بحث
desk_all = الكل
desk_found-none = لا يوجد ما يطابق في ما تستطيع هذه العقدة فتحه من السجل.
desk_older = الأقدم
desk_latest-page = الأحدث
desk_has-signed = وقّع أحدث علامة تدقيق
desk_has-not-signed = لم يوقّع أحدث علامة تدقيق
desk_signed-at = وُقّعت { $time } UTC، والمطلوب { $q }
desk_signed-how = بمفتاح كان نافذًا عند هذا الموضع من السجل
desk_placed-how = الموضع مثبَّت في شجرة السجل
desk_not-witnessed = لم يُشهد عليه بعد؛ والمطلوب { $q } من { $n }.
desk_not-witnessed-how = لا يُعدّ مُثبتًا قبل ذلك.
desk_unchanged-later = يتبيّن ثباته بعد الشهادة عليه.
desk_checked-here = جرى التحقق هنا { $time } UTC
desk_whole-case = الملف كاملًا
desk_rulebook-lead = ما اتفق عليه الطرفان: من عليه ماذا ولمن ومتى، ومن يُستدعى إن لم يرد، وكيف تُكتب كل رسالة.
desk_deadlines = المهل
desk_ladder = إن لم يرد جواب
desk_called = من يُستدعى
desk_after = بعد انقضاء المهلة
desk_at-once = حتى انقضاء المهلة
desk_silence = معنى السكوت
desk_formats = الصيغ
desk_required = إلزامي
desk_two-people = يوقّعها ضابطان
desk_reciprocity = تماثل الطرفين
desk_reciprocal = لو تبادل الطرفان موقعيهما لبقي كتاب القواعد كما هو.
desk_asymmetries =
    { $n ->
        [one] فرق واحد بين الطرفين، مع المادة التي أقرّته:
        [two] فرقان بين الطرفين، مع المادة التي أقرّت كلًّا منهما:
        [few] { $n } فروق بين الطرفين، مع المادة التي أقرّت كلًّا منها:
        [many] { $n } فرقًا بين الطرفين، مع المادة التي أقرّت كلًّا منها:
       *[other] { $n } فرق بين الطرفين، مع المادة التي أقرّت كلًّا منها:
    }
desk_keys = المفاتيح
desk_key-acts =
    { $n ->
        [0] لا رسائل بعد
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $n } رسائل
        [many] { $n } رسالة
       *[other] { $n } رسالة
    }
desk_key-revoked = أُلغي عند { $at }
desk_hashes = للمقارنة صوتيًّا

### Coming in
desk_enter = دخول
desk_entry-invited = الدخول
desk_entry-invited-do = يتيح هذا الرابط دخول { $officer } مرة واحدة، وينتهي عند الدخول.
desk_entry-outside = لا أحد مسجَّل الدخول هنا
desk_entry-outside-do = اطلبوا رابطًا ممن يشغّل عقدتكم: ceasewire desk invite
desk_entry-spent = لم يعد هذا الرابط يتيح الدخول لأحد
desk_entry-spent-do = استُخدم أو انتهت صلاحيته أو نُسخ خطأ. إن لم تستخدموه بأنفسكم فأبلغوا من يشغّل عقدتكم الآن.
desk_entry-wait = محاولات كثيرة جدًّا
desk_entry-wait-do =
    { $n ->
        [one] أعيدوا المحاولة بعد ثانية واحدة.
        [two] أعيدوا المحاولة بعد ثانيتين.
        [few] أعيدوا المحاولة بعد { $n } ثوانٍ.
        [many] أعيدوا المحاولة بعد { $n } ثانية.
       *[other] أعيدوا المحاولة بعد { $n } ثانية.
    }
desk_entry-missing = لا توجد صفحة كهذه
desk_entry-missing-do = تحققوا من العنوان أو عودوا إلى اللوحة.
desk_entry-stale = تعذّر قبول هذا النموذج
desk_entry-stale-do = لم يأت من صفحة في هذه الجلسة. عودوا وحمّلوا الصفحة من جديد وأرسلوه منها؛ لم يُوقَّع شيء.
desk_entry-down = العقدة لا تستجيب الآن
desk_entry-down-do = قد تكون قيد البدء أو التوقف. أعيدوا المحاولة بعد قليل، واستخدموا الخط الصوتي لأي أمر جسيم.
