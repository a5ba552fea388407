# حالات الاستفسار وحالات من وُجّه إليه.
query-state_asked = طُرح ولم يُجَب عنه بعد
query-state_delivered = سُلّم ولم يُفتح بعد
query-state_opened = فُتح وبانتظار الرد
query-state_deferred = وُعد بالرد لاحقًا
query-state_answered = ورد الرد
query-state_withdrawn = سُحب
query-state_silent = لم يرد جواب حتى انقضاء المهلة
