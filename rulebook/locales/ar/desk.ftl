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
note_acknowledging = الإقرار بالاستلام لا يعني الموافقة.
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
alarm_read-back = إعادة القراءة غير مطابقة

## المواعيد
clock_due-in = الموعد بعد { $in }
clock_overdue = انقضى الموعد منذ { $for }
clock_early = قبل الموعد بمقدار { $for }
clock_late = بعد الموعد بمقدار { $for }
clock_held = طُلبت مهلة وبانتظار الموافقة عليها
clock_current = الصورة حتى { $time }
clock_no-link = لا اتصال منذ { $time }. ما ترونه هو صورة ذلك الوقت.

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
case_ladder = الإقرارات بالاستلام
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
send_confirm = هل توقّعونها وترسلونها؟
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
demo_s1-title = خط يُفحص ثم يصمت، وقناة تُعلَّق
demo_s1-silent = خط { $by } صامت: لم يُردّ على أي فحص عبر أي خط. لا أحد يعرف السبب، ولا أحد يفترضه.
demo_s1-heard = عاد خط { $by } إلى الرد، وما كُتب لديه في الأثناء قُيّد في السجل.
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
demo_s10-title = جولة محادثات
demo_s12-title = روايات متنافسة
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
watch_unknown = غير معروف هنا
watch_on = { $officer }، منذ { $time }
watch_handing = { $officer }، يجري التسليم إلى { $next }
watch_items = البنود المفتوحة المذكورة { $said }، والموجودة { $found }
line_grounds = الأسباب: «{ $grounds }»
line_emergency = تمرّ حالات الطوارئ
line_no-emergency = حالات الطوارئ مرفوضة
line_checked = فُحص { $time }
line_missed = { $n ->
    [zero] لا فحوص بلا رد
    [one] فحص واحد بلا رد
    [two] فحصان بلا رد
    [few] { $n } فحوص بلا رد
    [many] { $n } فحصًا بلا رد
   *[other] { $n } فحص بلا رد
}
