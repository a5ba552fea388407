desk_gossip = ما رآه الآخرون
desk_gossip-same = يعرض السجل نفسه
desk_gossip-differs = يعرض سجلًّا آخر
desk_gossip-ahead = يعرض علامة تدقيق لم تبلغها هذه العقدة بعد
desk_gossip-silent = لم يعرض علامة تدقيق منذ بدء هذه العقدة
desk_gossip-none = لا أحد غيرنا.
desk_gossip-shown = علامة تدقيق بحجم { $size }، سُمعت { $time } UTC
desk_gossip-seen = كان قد رأى { $size } حين كتب { $act }، { $time } UTC
desk_after-number = بعد { $act }.
desk_whole-record = السجل كله
desk_save-proof-of = حفظ إثبات { $act }
desk_line-heard = آخر ردّ { $time } UTC
desk_line-never = لم يردّ على فحص قط
desk_line-due = الفحص التالي { $time } UTC
desk_line-missed =
    { $n ->
        [one] فحص واحد بلا ردّ
        [two] فحصان متتاليان بلا ردّ
        [few] { $n } فحوص متتالية بلا ردّ
       *[other] { $n } فحصًا متتاليًا بلا ردّ
    }
desk_line-effective = يسري من { $time } UTC
desk_line-grounds = الأسباب:
desk_line-emergency = تُقبل رسائل الطوارئ
desk_keep-sealed = إلى { $who }. يُحفظ مختومًا.
desk_same-incident = الحادث نفسه:
desk_report-of = التقرير اليومي، { $day }
desk_report-lead = ما دخل السجل في ذلك اليوم بتوقيت UTC، بقدر ما تستطيع هذه العقدة فتحه. حتى { $time } UTC، حجم السجل { $size }.
desk_report-acts = الرسائل
desk_report-due = ردود حلّ موعدها
desk_report-kept = في الموعد
desk_report-late = متأخرة
desk_report-open = بلا ردّ
desk_report-none = لا شيء في هذا اليوم.
desk_report-day = اليوم
desk_report-show = عرض
desk_report-before = اليوم السابق
desk_report-next = اليوم التالي
desk_report-who = من، إلى من
desk_report-order = يُذكر { $first } أولًا: في مكتب كل طرف يُذكر ذلك الطرف، وفي غيره يتبادل الطرفان المكان كل يوم بتوقيت UTC. ويُحسب التأخر للطرفين بالطريقة نفسها.
desk_report-all = سجل اليوم
desk_evidence = أدلة لدى هذه العقدة
desk_evidence-how = ملف الدليل في مجلد هذه العقدة، ونسخة منه تقنع من لا يثق بهذه العقدة.
desk_evidence-check = التحقق من نسخة
