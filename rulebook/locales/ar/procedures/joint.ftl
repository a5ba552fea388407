# States of a joint statement in draft, and of each side.
joint-state_drafted = مسودة لم يتفق عليها الجميع
joint-state_agreed = اتفق الجميع على النص
joint-state_parted = لم يُتفق عليه بصيغته
joint-state_withdrawn = مسحوب
joint-state_delivered = سُلِّم ولم يُفتح بعد
joint-state_opened = فُتح والرد منتظر
joint-state_accepted = يوافق على النص
joint-state_conditional = يوافق على نص آخر
joint-state_declined = لا يوافق
joint-state_silent = لا رد قبل انتهاء المهلة
