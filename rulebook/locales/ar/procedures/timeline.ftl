# حال التعهد في يوم ما. ولا يقول شيء منها إن وعدًا وُفِّي به أو نُقض.
timeline-state_pre-effect = قبل يومه
timeline-state_waiting = ينتظر أمرًا آخر
timeline-state_disputed = بدؤه محل خلاف
timeline-state_unknown = محسوب مما لا يُقرأ هنا
timeline-state_deadlock = ينتظر في حلقة ولا يمكن أن يبدأ
timeline-state_not-yet = يبدأ لاحقًا
timeline-state_gated = حان يومه وثمة بوابة مغلقة
timeline-state_running = جارٍ
timeline-state_overdue = حان أجله ولم يُقل إن شيئًا تم
timeline-state_claimed = قيل إنه تم ولم يُعدّ بعد
timeline-state_contested = قيل إنه تم ولم يُقبل
timeline-state_partly = قُبل جزئيًا
timeline-state_accepted = قُبل
timeline-state_lifted = أُعفي منه
