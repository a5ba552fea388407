# حالات طلب الاتصال وحالات من وُجّه إليه.
contact-state_requested = مطلوب، ولا موعد مشترك بعد
contact-state_agreed = اتُّفق على الموعد
contact-state_declined = رُفض الطلب
contact-state_held = عُقد ولا محضر له بعد
contact-state_recorded = قُدّم المحضر
contact-state_called-off = أُلغي
contact-state_expired = انقضى الوقت ولم يُتفق على موعد
contact-state_unreported = انقضى الموعد ولم يُبلَّغ هل عُقد
contact-state_delivered = سُلّم ولم يُفتح بعد
contact-state_opened = فُتح وبانتظار الرد
contact-state_accepted = موافق
contact-state_countered = يقترح موعدًا آخر
contact-state_silent = لم يرد جواب حتى انقضاء المهلة
