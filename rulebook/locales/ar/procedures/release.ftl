# حالات طلب الإتاحة وحالة صاحب الرسالة.
release-state_requested = مطلوبة
release-state_answered = ورد الرد
release-state_withdrawn = سُحب الطلب
release-state_delivered = سُلّم الطلب ولم يُفتح بعد
release-state_opened = فُتح الطلب وبانتظار الموافقة أو الرفض
release-state_consented = وُوفق عليها ولم تُتح بعد
release-state_in-part = وُوفق عليها جزئيًا أو بشروط
release-state_refused = رُفضت
release-state_released = أُتيحت
release-state_silent = لم يرد جواب حتى انقضاء المهلة، ولا يُتاح شيء
