# حالات ضمان دُعي إليه وحالة ضامنه. الرفض رد، ويبقى الواجب إلى جانبه.
guarantee-state_called = دُعي إليه
guarantee-state_answered = رد الضامن
guarantee-state_withdrawn = سُحبت الدعوة
guarantee-state_delivered = سُلّم ولم يُفتح بعد
guarantee-state_opened = فُتح وبانتظار الرد
guarantee-state_taken-up = يتولاه
guarantee-state_denied = يرى أنه لا يجب عليه
guarantee-state_honoured = يقول إنه فعله
guarantee-state_silent = لم يرد جواب حتى انقضاء المهلة
