# حالات الخلاف درجة بعد درجة، وحالة كل جانب سُئل. والاختلاف مآل.
dispute-state_filed = رُفع ويُطلب توضيح
dispute-state_local = لدى اللجنة المحلية
dispute-state_commission = لدى اللجنة المشتركة
dispute-state_good-offices = لدى المساعي الحميدة للمشرف
dispute-state_guarantors = لدى الضامنين
dispute-state_settled = سُوّي بقول الجانبين
dispute-state_agreed-to-differ = اتفاق على الاختلاف بقول الجانبين
dispute-state_withdrawn = سُحب
dispute-state_delivered = سُلّم ولم يُفتح بعد
dispute-state_opened = فُتح وبانتظار الرد
dispute-state_answered = رد
dispute-state_settles = يقول إنه سُوّي
dispute-state_differs = يقول إنهما مختلفان
dispute-state_silent = لم يرد جواب حتى انقضاء المهلة
