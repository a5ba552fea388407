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
desk_not-witnessed = لم يُشهد عليها بعد؛ والمطلوب { $q } من { $n }.
desk_not-witnessed-how = لا تُعدّ مُثبتة قبل ذلك.
desk_unchanged-later = يتبيّن ثباتها بعد الشهادة عليها.
desk_checked-here = جرى التحقق هنا { $time } UTC
desk_whole-case = الملف كاملًا
desk_rulebook-lead = ما اتفق عليه الطرفان: من عليه ماذا ولمن ومتى، ومن يُستدعى إن لم يرد، وكيف تُكتب كل رسالة.
desk_deadlines = المهل
desk_ladder = إن لم يأتِ ردّ
desk_called = من يُستدعى
desk_at-once = حتى انقضاء المهلة
desk_silence = معنى السكوت
desk_formats = الصيغ
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
desk_members = الأعضاء
desk_part = الدور
desk_offices = المكاتب والمفاتيح
desk_languages = اللغات
desk_part-a = طرف، الجانب أ
desk_part-b = طرف، الجانب ب
desk_part-supervisor = جهة الإشراف
desk_part-guarantor = ضامن وشاهد
desk_part-monitor = جهة الرصد
desk_part-humanitarian = منسّق الشؤون الإنسانية
desk_part-observer = مراقب
