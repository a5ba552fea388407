desk_owe =
    { $n ->
        [0] لا شيء مطلوب منكم الآن.
        [one] عليكم ردّ واحد.
        [two] عليكم ردّان.
        [few] عليكم { $n } ردود.
        [many] عليكم { $n } ردًّا.
       *[other] عليكم { $n } رد.
    }
desk_first = أولها يحلّ خلال { $in }: { $what }{ $stop }
desk_first-over = أولها متأخر منذ { $in }: { $what }{ $stop }
desk_first-paper = أولها يحلّ في { $in } UTC: { $what }{ $stop }
desk_grave-none = لا يوجد أمر جسيم مفتوح.
desk_grave-proof = إثبات لا يصمد: انظروا أعلاه.
desk_grave-misread = أعاد { $by } قراءة الرسالة { $act } قراءةً مخالفة.
desk_grave-uncleared = بدأ { $by } ما أُعلن في الرسالة { $act } قبل جاهزية جميع المخاطَبين.
desk_looked =
    { $n ->
        [0] منذ آخر اطّلاع لكم عند { $time } UTC: لا جديد.
        [one] منذ آخر اطّلاع لكم عند { $time } UTC: رسالة واحدة{ $kinds }.
        [two] منذ آخر اطّلاع لكم عند { $time } UTC: رسالتان{ $kinds }.
        [few] منذ آخر اطّلاع لكم عند { $time } UTC: { $n } رسائل{ $kinds }.
        [many] منذ آخر اطّلاع لكم عند { $time } UTC: { $n } رسالة{ $kinds }.
       *[other] منذ آخر اطّلاع لكم عند { $time } UTC: { $n } رسالة{ $kinds }.
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
desk_held = طُلبت مهلة
desk_drill = تمرين
desk_contested = معترَض عليه
desk_zones = النطاقات
desk_zone = النطاق
desk_zones-as-reported = بحسب ما أُبلغ عنه
desk_zones-none = لا يذكر كتاب القواعد النافذ أي نطاق.
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
desk_joint = { $time } { $what }
desk_ago = منذ
desk_from-to = من، إلى
desk_waits = تنتظر في الصادر: موقَّعة ولم تدخل السجل بعد
desk_zone-answered = جرى الردّ
desk_zone-at = لا شيء مفتوح منذ { $time } UTC
