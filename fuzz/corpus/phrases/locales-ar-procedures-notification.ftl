# حالات الإخطار وحالات كل مرسل إليه.
notification-state_announced = مُعلن
notification-state_started = بدأ النشاط
notification-state_uncleared = بدأ النشاط قبل جاهزية جميع المرسل إليهم
notification-state_ended = انتهى النشاط
notification-state_cancelled = أُلغي
notification-state_lapsed = انقضت المدة ولم يُبلَّغ عن بدء
notification-state_included = قُيّد في السجل ولم يُسلَّم بعد
notification-state_delivered = سُلّم ولم يُفتح بعد
notification-state_opened = فُتح ولم تُعَد قراءته بعد
notification-state_misread = القراءة غير مطابقة
notification-state_read-back = أُعيدت قراءته وبانتظار الموقف
notification-state_accepted = سيجري الالتزام به
notification-state_conditional = مقبول بشروط
notification-state_objected = معترَض عليه
notification-state_unable = تعذّر الالتزام به
notification-state_silent = لم يرد جواب حتى انقضاء المهلة
