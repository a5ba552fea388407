# حالات بند جدول الأعمال وحالة كل جانب. المعلَّق ما لم يقبل أحدهم بحثه الآن، ولا يقول ذلك من المحق.
agenda-state_proposed = مقترح، ولم يقبل الجميع بحثه بعد
agenda-state_agreed = على جدول الأعمال بقبول الجميع
agenda-state_parked = معلَّق، ولا يقبل الجميع بحثه الآن
agenda-state_closed = أُغلق
agenda-state_withdrawn = سُحب
agenda-state_delivered = سُلّم ولم يُفتح بعد
agenda-state_opened = فُتح وبانتظار الرد
agenda-state_accepted = يقبل بحثه
agenda-state_conditional = يقبل بحثه بشروط
agenda-state_declined = لا يقبل بحثه الآن
agenda-state_silent = لم يرد جواب حتى انقضاء المهلة
