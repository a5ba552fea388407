# حالات محضر الاتصال وحالة كل جانب. ما لم يؤكَّد ليس متفقًا عليه.
meeting-state_submitted = قُدّم ولم يؤكده الجميع
meeting-state_confirmed = مؤكَّد
meeting-state_reserved = سُجّل تحفظ
meeting-state_withdrawn = سُحب
meeting-state_delivered = سُلّم ولم يُفتح بعد
meeting-state_opened = فُتح وبانتظار التأكيد
meeting-state_silent = لم يؤكَّد حتى انقضاء المهلة
