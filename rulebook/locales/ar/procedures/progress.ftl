# حالات القول بما تم، وحالة كل من عليه أن يقول ما يقبله.
progress-state_claimed = قيل ولم يعدّه الجميع بعد
progress-state_answered = قال كل من سُئل ما يقبله
progress-state_withdrawn = سُحب
progress-state_delivered = سُلّم ولم يُفتح بعد
progress-state_opened = فُتح وبانتظار العد
progress-state_accepted = يقبل ما قيل
progress-state_contested = يعترض على جزء مما قيل
progress-state_silent = لم يرد عدّ حتى انقضاء المهلة
