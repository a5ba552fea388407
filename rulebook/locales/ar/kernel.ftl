# الأعمال التي يقوم عليها المحرك نفسه، وكيفية كتابة القيم.

## سلّم الإقرار بالاستلام

kernel-delivered = استلمت عقدة { $by } { $about } ويمكنها فتحها (رقم القيد في السجل { $index }).
    .title = سُلّمت
kernel-opened = فتح ضابط المناوبة لدى { $by } { $about }.
    .title = فُتحت
kernel-read-back =
    { $mismatch-given ->
        [yes] أعاد ضابط المناوبة لدى { $by } قراءة { $about } للتثبّت: { $fields }. القراءة غير مطابقة: { $mismatch }.
       *[no] أعاد ضابط المناوبة لدى { $by } قراءة { $about } للتثبّت: { $fields }.
    }
    .title = أُعيدت قراءتها
kernel-disseminated =
    { $not-told-given ->
        [yes]
            { $told-given ->
                [yes] عمّم مكتب { $by } { $about }. جرى إبلاغ: { $told }. لم يُبلَّغ: { $not-told }.
               *[no] لم يُبلِّغ مكتب { $by } أي وحدة بمضمون { $about }. لم يُبلَّغ: { $not-told }.
            }
       *[no] عمّم مكتب { $by } { $about }. جرى إبلاغ: { $told }.
    }
    .title = عُمّمت
kernel-told = { $unit } في { $at }
kernel-not-told = { $unit } ({ $reason })
kernel-position =
    { $stance-key ->
        [comply] يلتزم مكتب { $by } بما ورد في { $about }.
        [object] يعترض مكتب { $by } على { $about }.
        [cannot-comply] يتعذّر على مكتب { $by } الالتزام بما ورد في { $about }.
       *[conditional] يلتزم مكتب { $by } بما ورد في { $about } وفق شروط.
    }{ $grounds-given ->
        [yes]
            { $stance-key ->
                [conditional] { " " }الشروط: { $grounds }.
               *[other] { " " }الأسباب: { $grounds }.
            }
       *[no] { "" }
    }{ $valid-given ->
        [yes] { " " }مدة السريان: { $valid }.
       *[no] { "" }
    }
    .title = الموقف

## سير الملف

kernel-amend = يعدّل مكتب { $by } { $about }: { $fields }. ويبقى ما عدا ذلك على النحو المُخطَر به.
    .title = تعديل
kernel-cancel =
    { $reason-given ->
        [yes] يلغي مكتب { $by } { $about }. السبب: { $reason }.
       *[no] يلغي مكتب { $by } { $about }.
    }
    .title = إلغاء
kernel-start = يفيد مكتب { $by } ببدء النشاط موضوع { $about } في { $at }.
    .title = بدء النشاط
kernel-end = يفيد مكتب { $by } بانتهاء النشاط موضوع { $about } في { $at }.
    .title = انتهاء النشاط
kernel-ask-time = يطلب مكتب { $by } مهلة للرد على { $about } حتى { $until }. السبب: { $reason }.
    .title = طلب مهلة
kernel-dispute = ينازع مكتب { $by } في صحة ما ورد في { $about }. الأسباب: { $grounds }.
    .title = منازعة
kernel-override = يمضي مكتب { $by } في النشاط موضوع { $about } قبل اكتمال سلّم الإقرار. السبب: { $reason }.
    .title = المضيّ قبل اكتمال السلّم

## من يطّلع على ماذا

kernel-release = أتاح مكتب { $by } الرسالة { $act } إلى { $to }.
    .title = إتاحة
kernel-disclose = كشف مكتب { $by } مضمون الرسالة { $act } للجميع.
    .title = كشف
kernel-complaint =
    { $key-given ->
        [no] يفيد مكتب { $by } بأنه لا يستطيع فتح مفاتيح القناة التي سُلّمت إليه في الرسالة { $act }.
       *[yes] يفيد مكتب { $by } بأن مضمون الرسالة { $act } لا يطابق ما التُزم به عند ختمها، وقد نشر مفتاحها.
    }
    .title = شكوى
# $act, $officer: number of the officer at that desk, $reason
kernel-place-opened = فتح مكتب { $by } الأماكن الدقيقة في الرسالة { $act }. الضابط { $officer } من ذلك المكتب. السبب: { $reason }.
    .title = فتح مكان دقيق
kernel-epoch = أصدر مكتب { $by } مفاتيح جديدة لقناة { $channel } (الإصدار { $epoch }).
    .title = مفاتيح جديدة للقناة

## الخط

kernel-suspend =
    { $emergency-key ->
        [yes] يعلّق مكتب { $by } العمل بقناة { $channel } اعتبارًا من { $effective }. ويستمر قبول رسائل الطوارئ. الأسباب: { $grounds }.
       *[no] يعلّق مكتب { $by } العمل بقناة { $channel } اعتبارًا من { $effective }. ولا تُقبل رسائل الطوارئ. الأسباب: { $grounds }.
    }
    .title = تعليق قناة
kernel-resume = يستأنف مكتب { $by } العمل بقناة { $channel }. الأسباب: { $grounds }.
    .title = استئناف قناة
kernel-line-check = يُجري مكتب { $by } فحصًا للخط ({ $medium }، النص رقم { $text }).
    .title = فحص الخط
kernel-line-reply = يؤكد مكتب { $by } أن الخط يعمل.
    .title = الرد على فحص الخط

## الأعضاء والمفاتيح وكتاب القواعد والسجل

kernel-key-add = يُدخل مكتب { $by } المفتاح { $name } حيّز الاستعمال ({ $purpose }).
    .title = مفتاح جديد
kernel-key-revoke = يلغي مكتب { $by } المفتاح { $key } ويقرّ برسائله حتى الرقم { $last-good }.
    .title = إلغاء مفتاح
kernel-succession = يتولى { $member } قيد السجل اعتبارًا من الرقم { $size }، وكل ما توقّعه جهة القيد السابقة بعد ذلك باطل (الولاية { $term }).
    .title = انتقال القيد إلى جهة أخرى
kernel-root-replace = يستبدل مكتب { $by } بمفتاح الجذر رقم { $root } مفتاحًا آخر: { $hash }.
    .title = استبدال مفتاح جذر
kernel-member-admit = قُبلت عضوية { $member } في الآلية.
    .title = قبول عضو
kernel-member-suspend = انتهت عضوية { $member } في الآلية، ومفاتيحه باطلة اعتبارًا من الإجراء التالي. السبب: { $reason }.
    .title = انتهاء عضوية
kernel-rulebook = النسخة { $edition } من كتاب القواعد نافذة اعتبارًا من الإجراء التالي ({ $hash }).
    .title = اعتماد كتاب القواعد
kernel-deposit = يحتفظ مكتب { $by } برسالة أُودعت لديه في { $at } لعدم استجابة جهة القيد ({ $hash }).
    .title = إيداع لدى شاهد

kernel-sealed = أرسل مكتب { $by } في قناة { $channel } رسالة لا يمكنك فتحها.
    .title = رسالة مختومة
kernel-unreadable = أرسل مكتب { $by } رسالة من نوع لا يعرفه كتاب القواعد هذا، أو تتعذّر قراءتها ({ $wire }).
    .title = رسالة تتعذّر قراءتها

## سبب قيد رسالة في السجل بلا أثر

note_no-such-move = بلا أثر: ليس في الملف خطوة كهذه.
note_not-author = بلا أثر: لا يتخذ هذه الخطوة إلا من فتح الملف.
note_not-addressee = بلا أثر: ليس مكتب { $by } من المرسل إليهم في الملف.
note_not-now = بلا أثر: يجب أن تسبقها خطوة أخرى.
note_case-closed = بلا أثر: كان الملف قد انتهى.
note_already-done = بلا أثر: سبق اتخاذ هذه الخطوة.
note_disputed = محل نزاع: ألغى مكتب { $by } هذا المفتاح ولا يقرّ بهذه الرسالة.
note_case-unknown = بلا أثر: لا تشير إلى ملف في السجل.
note_case-of-other-channel = بلا أثر: يتبع الملف قناة أخرى.
note_sealed-apart = بلا أثر: يطّلع عليها عدد من الأعضاء أقل ممن يطّلعون على الملف.
note_key-purpose = بلا أثر: وُقّعت بمفتاح عقدة، ولا يجوز للعقدة أن تصدر مثلها.
note_older-version = بلا أثر: تجيب عن نسخة عُدّلت بعد ذلك.
note_unreadable = بلا أثر: تتعذّر قراءتها وفق كتاب القواعد هذا.
note_format-not-in-force = بلا أثر: صيغتها ليست في نسخة كتاب القواعد النافذة عند موضعها في السجل.
note_rulebook-awaited = لا تُقرأ بعد: لم تصل إلى هذه العقدة نسخة كتاب القواعد المنطبقة عليها.

## ما يثبته الدليل في كشف أو شكوى

finding_disclosed = تم التحقق: ما كُشف يطابق ما التزم به صاحب الرسالة عند ختمها.
finding_not-committed = لم يثبت: ما كُشف لا يطابق ما التزم به صاحب الرسالة عند ختمها.
finding_author-at-fault = تم التحقق: لا تُفتح الرسالة بمفتاحها على ما التزم به صاحبها عند ختمها.
finding_complainer-at-fault = لم يثبت: مضمون الرسالة يطابق ما التزم به صاحبها عند ختمها، أو أن المفتاح المنشور ليس مفتاحها.
finding_unproven = لا تُفتح الرسالة بالمفتاح المنشور. ولا يستطيع سوى أعضاء قناتها معرفة ما إذا كان هو مفتاحها.
finding_wrap-unopened = لا يستطيع سوى مكتب { $by } معرفة ما إذا كانت المفاتيح المسلّمة إليه تُفتح.
finding_nothing-to-judge = لا تشير إلى أي رسالة مختومة تسبقها في السجل.

## مفردات القوائم المغلقة

stance_comply = التزام
stance_object = اعتراض
stance_cannot-comply = تعذّر الالتزام
stance_conditional = التزام مشروط
unit_air = القوات الجوية
unit_uav = الطائرات المسيّرة
unit_artillery = المدفعية
unit_ground = القطاع البري
unit_air-defence = الدفاع الجوي
unit_naval = القوات البحرية
unit_police = الشرطة
unit_checkpoints = الحواجز ونقاط التفتيش
unit_intelligence = الاستخبارات
precedence_routine = عادي
precedence_priority = ذو أولوية
precedence_immediate = فوري
precedence_flash = برق
kind_party = طرف
kind_supervisor = جهة الإشراف
kind_guarantor = ضامن
kind_monitor = جهة الرصد
kind_humanitarian = منسّق الشؤون الإنسانية
kind_observer = مراقب
emergency_medevac = إخلاء طبي
emergency_fire = إطفاء حريق
emergency_rescue = بحث وإنقاذ
purpose_desk = مكتب مناوبة
purpose_machine = عقدة
purpose_field = جهاز ميداني
medium_primary = الخط الرئيسي
medium_backup = الخط الاحتياطي
medium_satellite = الأقمار الصناعية
medium_voice = الاتصال الصوتي
channel_security = الأمن
channel_de-escalation = خفض التصعيد
channel_intelligence = الاستخبارات
channel_diplomacy = الدبلوماسية
channel_commerce = التجارة
channel_humanitarian = الشؤون الإنسانية
channel_plenary = الهيئة العامة

## القيم

value_someone = أحد الأعضاء
value_this-act = هذه الرسالة
value_about = الرسالة { $name }
value_yes = نعم
value_no = لا
value_and = { $a } و{ $b }
# Lengths of time follow a preposition in every sentence, hence the form of the dual.
value_days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }
value_hours =
    { $n ->
        [zero] { $n } ساعة
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
value_minutes =
    { $n ->
        [zero] { $n } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }
value_seconds =
    { $n ->
        [zero] { $n } ثانية
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $n } ثوانٍ
        [many] { $n } ثانية
       *[other] { $n } ثانية
    }
value_instant-local = { $time } ({ $local } بالتوقيت المحلي)
value_within = { $value }، بهامش { $margin } زيادةً أو نقصانًا
value_span = من { $start } إلى { $end }
value_altitude-ground =
    { $same ->
        [yes] { $max } م فوق سطح الأرض
       *[no] من { $min } إلى { $max } م فوق سطح الأرض
    }
value_altitude-sea =
    { $same ->
        [yes] { $max } م فوق متوسط مستوى سطح البحر
       *[no] من { $min } إلى { $max } م فوق متوسط مستوى سطح البحر
    }
value_count-range = بين { $min } و{ $max }، وأفضل تقدير { $best }
value_quantity = { $amount } { $unit }
value_labelled = { $label }: { $value }
value_quote = «{ $text }»
value_quote-in = «{ $text }» (لغة الأصل: { $language })
value_list-comma = { $a }، { $b }
value_list-semicolon = { $a }؛ { $b }
value_evidence = { $name } ({ $type }، { $len } بايت)، SHA-256 ‏{ $hash }
value_near = على بُعد { $km } كم { $toward } { $name }
value_place = { $where } ({ $coordinates })
value_place-within = { $where } ({ $coordinates }، بهامش { $margin })
value_metres = { $n } م
value_kilometres = { $n } كم
value_area = منطقة { $corners }
value_zone = النطاق { $zone }
value_arrow = ←
bearing_n = شمال
bearing_ne = شمال شرق
bearing_e = شرق
bearing_se = جنوب شرق
bearing_s = جنوب
bearing_sw = جنوب غرب
bearing_w = غرب
bearing_nw = شمال غرب
