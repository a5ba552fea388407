query-state_asked = وُجّه ولم يُفتح بعد
query-state_opened = فُتح وبانتظار الرد
query-state_answered = ورد الرد
query-state_silent = لم يرد جواب حتى انقضاء المهلة
query-state_closed = أُغلق
