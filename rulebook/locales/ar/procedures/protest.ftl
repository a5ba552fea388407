# حالات الاحتجاج وحالة المشرف. وليس في أي منها حكم.
protest-state_lodged = قُدّم
protest-state_replied-to = ورد رد عليه
protest-state_withdrawn = سُحب
protest-state_delivered = سُلّم ولم يُفتح بعد
protest-state_opened = فُتح وبانتظار الرد
protest-state_answered = أُجيب عنه
protest-state_rejected = لم يُقبل
protest-state_noted = أُخذ العلم به
protest-state_silent = لم يرد جواب حتى انقضاء المهلة
