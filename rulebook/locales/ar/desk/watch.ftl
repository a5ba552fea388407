# المناوبة: من يتولاها، واستلامها، وتسليمها.
desk_watch = المناوبة والتسليم
desk_on-watch = المناوب
desk_on-watch-nobody = لا أحد
desk_watch-nobody = لم يستلم أحد المناوبة في هذا المكتب.
desk_watch-is = يتولى { $officer } المناوبة منذ { $since } UTC، وموعد تسليمها في { $due } UTC على الأكثر.
desk_watch-overlong = يتولى { $officer } المناوبة منذ { $since } UTC، وكان يجب تسليمها في { $due } UTC على الأكثر.
desk_watch-handed = يسلّم { $from } المناوبة إلى { $to }. وتبقى المناوبة حيث هي إلى أن تُستلم.
desk_watch-lead = تُسلَّم المناوبة وتُستلم برسائل موقّعة يقرؤها المكتب نفسه والمشرف. وتبقى الأسماء في هذا المكتب، فالرسالة لا تحمل إلا اسمًا مستعارًا.
desk_watch-take = استلام المناوبة
desk_watch-take-by = موعد استلامها { $due } UTC على الأكثر.
desk_watch-untaken = كان يجب استلامها في { $due } UTC على الأكثر.
desk_watch-take-note = بهذا توقّعون رسالة، وتصبح المناوبة من بعدها في عهدتكم، وعليكم تسليمها.
desk_watch-relieve = لا تسليم جارٍ الآن. إن استلمتم المناوبة حللتم محل من يتولاها.
desk_watch-keep = الاحتفاظ بالمناوبة
desk_watch-hand = تسليم المناوبة
desk_watch-next = الضابط التالي
desk_watch-sign = توقيع التسليم
desk_watch-hand-note = تذكر الرسالة عدد المسائل المفتوحة وتسميها. وتبقى المناوبة في عهدتكم إلى أن يستلمها الضابط التالي.
desk_watch-alone = لا ضابط آخر في هذا المكتب. ويستطيع مشغّل العقدة دعوة ضابط.
desk_watch-note = مذكرة التسليم
desk_watch-note-lead = وفق السجل عند { $time } UTC.
desk_watch-open =
    { $n ->
        [0] لا شيء مفتوح
        [one] مسألة واحدة مفتوحة
        [two] مسألتان مفتوحتان
        [few] { $n } مسائل مفتوحة
        [many] { $n } مسألة مفتوحة
       *[other] { $n } مسألة مفتوحة
    }
desk_watch-awaited = يُستحق لنا
desk_watch-lines = خطوط تستدعي المتابعة
desk_watch-alarms = الإنذارات القائمة
desk_watch-nothing = لا شيء.
desk_watch-desks = المناوبة في كل مكتب
desk_watch-sounds = الإنذارات واختبار أصواتها
desk_watch-outgoing = الضابط المسلِّم
desk_watch-incoming = الضابط المستلِم
desk_looked-reports =
    { $n ->
        [one] بلاغ واحد عن حادث
        [two] بلاغان عن حوادث
        [few] { $n } بلاغات عن حوادث
        [many] { $n } بلاغًا عن حوادث
       *[other] { $n } بلاغ عن حوادث
    }
desk_looked-notices =
    { $n ->
        [one] إخطار واحد
        [two] إخطاران
        [few] { $n } إخطارات
        [many] { $n } إخطارًا
       *[other] { $n } إخطار
    }
desk_looked-acks =
    { $n ->
        [one] إقرار واحد بالاستلام
        [two] إقراران بالاستلام
        [few] { $n } إقرارات بالاستلام
        [many] { $n } إقرارًا بالاستلام
       *[other] { $n } إقرار بالاستلام
    }
desk_looked-answers =
    { $n ->
        [one] رد واحد
        [two] ردّان
        [few] { $n } ردود
        [many] { $n } ردًّا
       *[other] { $n } رد
    }
