desk_alarms = الإنذارات
desk_alarms-lead = لا يظهر هنا إنذار إلا إذا كان على ضابط في هذا المكتب أن يفعل شيئًا. الإسكات يوقف الصوت لا الإنذار.
desk_alarms-standing = القائمة الآن
desk_alarms-none = لا إنذار قائم الآن.
desk_alarms-lately = انتهت منذ أقل من { $for }
desk_alarm-owed = ينتظر { $by } ردّكم في الملف { $act }: { $what }.
desk_alarm-overdue = متأخر: ما زال { $by } ينتظر ردّكم في الملف { $act }: { $what }.
desk_alarm-called = لم يردّ { $by } في الملف { $act } ({ $what })؛ والسُّلّم يستدعيكم الآن.
desk_alarm-read-back-differs = أعاد { $by } قراءة الرسالة { $act } قراءةً مخالفة.
desk_alarm-uncleared = بدأ { $by } ما أُعلن في الرسالة { $act } قبل جاهزية جميع المخاطَبين.
desk_alarm-finding = إثبات منشور، { $act }: { $what }
desk_alarm-evidence = إثبات لا يصمد ({ $what }). لا تعتمدوا على ما يتعلق به.
desk_alarm-suspended = علّق { $by } قناة: { $what }.
desk_alarm-unattended = لا ضابط مناوبًا لدى { $by } منذ أكثر من { $for }.
desk_alarm-line-silent = الخط مع { $by } صامت: { $what }.
desk_alarm-standstill = لم تعد هذه العقدة تحفظ شيئًا أو توقّعه.
desk_alarm-must-sync = هذه العقدة نسخة، ولا توقّع شيئًا قبل أن تطّلع على السجل.
desk_alarm-no-link = لا اتصال بجهة القيد منذ أكثر من { $for }.
desk_alarm-unwitnessed = تنتظر رسائل نصاب الشهود منذ أكثر من { $for }.
desk_alarm-stale = لم يوقّع أي نصاب منذ مدة أطول مما تسمح به الآلية؛ وقد يكون السجل مجمّدًا.
desk_alarm-refused = رفضت جهة القيد { $what }.
desk_alarm-clock = ساعة جهة القيد منحرفة بأكثر من { $for }.
desk_alarm-own-clock-ahead = ساعة هذه العقدة متقدمة على ساعات الشهود، فلا توقّع العقدة إلا إخطارات الخطر.
desk_alarm-own-clock-behind = ساعة هذه العقدة متأخرة عن ساعات الشهود، فلا توقّع العقدة إلا إخطارات الخطر.
desk_alarm-other = { $what }: { $by } { $act }
desk_alarm-do-answer = افتحوا الرسالة وردّوا عليها، أو اطلبوا مهلة.
desk_alarm-do-call = اتصلوا بمن عليه الرد.
desk_alarm-do-read-back = اتفقوا صوتيًا على ما وُقّع؛ وإعادة قراءة صحيحة تنهي الإنذار.
desk_alarm-do-voice = اتصلوا صوتيًا واسألوا عن الوضع.
desk_alarm-do-watch = استلموا المناوبة في مكتبكم، أو اتصلوا صوتيًا بالمكتب الآخر.
desk_alarm-do-operator = أخبروا الآن من يشغّل هذه العقدة.
desk_alarm-do-wait = يمكنكم متابعة الكتابة. استعملوا الخط الصوتي لأي أمر جسيم.
desk_alarm-do-mend = صحّحوا الرسالة وأرسلوها من جديد؛ والتنبيه في الصفحة يبيّن الخطأ.
desk_alarm-do-look = انظروا في الملف.
desk_alarm-all = كل الإنذارات
desk_alarm-open = فتح
desk_alarm-acknowledge = الإقرار بالإنذار
desk_alarm-silence = إسكات
desk_alarm-silence-note = الإنذارات الجسيمة لمدة { $grave }، والعاجلة لمدة { $urgent }.
desk_alarm-more =
    { $n ->
        [zero] لا إنذارات جسيمة أخرى
        [one] وإنذار جسيم آخر
        [two] وإنذاران جسيمان آخران
        [few] و{ $n } إنذارات جسيمة أخرى
        [many] و{ $n } إنذارًا جسيمًا آخر
       *[other] و{ $n } إنذار جسيم آخر
    }
desk_alarm-urgent =
    { $n ->
        [zero] لا إنذارات عاجلة.
        [one] إنذار عاجل واحد.
        [two] إنذاران عاجلان.
        [few] { $n } إنذارات عاجلة.
        [many] { $n } إنذارًا عاجلًا.
       *[other] { $n } إنذار عاجل.
    }
desk_alarm-alike =
    { $n ->
        [zero] لا إنذارات:
        [one] إنذار واحد:
        [two] إنذاران متشابهان، أولهما:
        [few] { $n } إنذارات متشابهة، أولها:
        [many] { $n } إنذارًا متشابهًا، أولها:
       *[other] { $n } إنذار متشابه، أولها:
    }
desk_alarm-times =
    { $n ->
        [zero] لم يقع
        [one] وقع مرة واحدة
        [two] وقع مرتين
        [few] وقع { $n } مرات
        [many] وقع { $n } مرة
       *[other] وقع { $n } مرة
    }
desk_alarm-raised = منذ { $time }
desk_alarm-stage-new = لم يُقرّ به أحد.
desk_alarm-stage-acknowledged = أقرّ به { $by } عند { $time }.
desk_alarm-stage-silenced = أسكته { $by } حتى { $time }؛ ولم يُقرّ به أحد.
desk_alarm-stage-shelved = أجّله { $by } حتى { $time }؛ ثم يعود.
desk_alarm-stage-cleared = زالت الحالة عند { $time }.
desk_alarm-shelve = تأجيل
desk_alarm-unshelve = إنهاء التأجيل
desk_alarm-minutes = المدة
desk_alarm-for =
    { $n ->
        [zero] لا شيء
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }
desk_alarm-why = لماذا يمكنه الانتظار
desk_alarm-rules = ما تفعله كل أولوية
desk_alarm-rule-1 = خمس نبضات تتكرر كل { $again }. يمكن إسكاتها لمدة { $quiet }؛ ولا يُلغى صوتها ولا تُؤجَّل أبدًا. تبقى حتى يُقرّ بها أحد.
desk_alarm-rule-2 = ثلاث نبضات تتكرر كل { $again }. يمكن إسكاتها لمدة { $quiet }، وتأجيلها لمدة { $shelf } على الأكثر مع ذكر السبب.
desk_alarm-rule-3 = نبضة خافتة واحدة، مرة واحدة. يمكن إلغاء صوتها، وتأجيلها لمدة { $shelf } على الأكثر مع ذكر السبب.
desk_alarm-deeds = من فعل ماذا
desk_alarm-deeds-none = لم يفعل أحد شيئًا بأي إنذار بعد.
desk_alarm-acknowledged = إقرار
desk_alarm-silenced = إسكات
desk_alarm-shelved = تأجيل
desk_alarm-returned = إنهاء تأجيل
desk_alarm-muted = أُلغي صوت الإنذارات المحددة بأجل
desk_alarm-unmuted = أُعيد صوت الإنذارات المحددة بأجل
desk_alarm-heard = اختبار الصوت: سُمعت كلها
desk_alarm-unheard = اختبار الصوت: لم تُسمع كلها
desk_alarm-statistics = إحصاءات الإنذارات
desk_alarm-statistics-of = آخر 30 يومًا، هذا المكتب
desk_alarm-statistics-why = غايتها تقليم القواعد لا الحكم على الأشخاص؛ ولكل مكتب مثلها عن نفسه.
desk_alarm-priority = الأولوية
desk_alarm-share = النسبة
desk_alarm-aim = المستهدف
desk_alarm-most = أكثر عدد خلال { $for }: { $n }.
desk_alarm-most-aim = المستهدف أقل من إنذار واحد في المتوسط، وألا تزيد على { $n } أبدًا.
desk_alarm-frequent = الأكثر تكرارًا
desk_alarm-condition = الحالة
desk_alarm-again = عادت
desk_alarm-acked = أُقرّ بها
desk_alarm-half = نصفها خلال
desk_alarm-longest = أطول مدة
desk_alarm-none-acked = لا شيء
desk_alarm-standing = الأطول قيامًا
desk_alarm-days = حسب اليوم
desk_alarm-day = اليوم (UTC)
desk_condition-owed = رد مطلوب
desk_condition-overdue = رد متأخر
desk_condition-called = استدعاء بحسب السُّلّم
desk_condition-read-back-differs = إعادة قراءة مخالفة
desk_condition-uncleared = بدء قبل الجاهزية
desk_condition-proof = إثبات لا يصمد
desk_condition-suspended = قناة معلّقة
desk_condition-unattended = مكتب بلا ضابط
desk_condition-line = خط صامت
desk_condition-no-link = لا اتصال
desk_condition-quorum = لا نصاب
desk_condition-refused = رسالة مرفوضة
desk_condition-node = هذه العقدة
desk_condition-other = غير ذلك
desk_sound = الصوت
desk_sound-on = الصوت مفعّل
desk_sound-off = الصوت متوقف
desk_sound-on-long = الصوت مفعّل.
desk_sound-off-long = الصوت متوقف. اضغطوا أي مفتاح أو انقروا على هذه الصفحة لتفعيله.
desk_sound-script = الإنذارات معروضة لكنها بلا صوت هنا: الأصوات تحتاج إلى البرنامج النصي.
desk_sound-1 = جسيم
desk_sound-2 = عاجل
desk_sound-3 = محدد بأجل
desk_sound-lost = لا اتصال
desk_sound-test-note = شغّلوا الأصوات الأربعة ثم بيّنوا هل سمعتموها. والنتيجة جزء من تسليم المناوبة.
desk_sound-heard = سمعتُ الأربعة
desk_sound-unheard = لم أسمعها كلها
desk_sound-was-heard = سمع { $by } الأصوات الأربعة عند { $time }.
desk_sound-was-unheard = لم يسمع { $by } الأصوات الأربعة كلها عند { $time }.
desk_sound-untested = لم يختبر أحد الأصوات في هذا المكتب بعد.
desk_sound-mute = إلغاء صوت الإنذارات المحددة بأجل
desk_sound-unmute = إعادة صوت الإنذارات المحددة بأجل
desk_sound-muted = ألغى { $by } صوت الإنذارات المحددة بأجل عند { $time }.
