# حالات التمرين وحالة كل مكتب. وتأتي كلمة «تمرين» أولًا.
drill-state_called = تمرين، أُعلن عنه
drill-state_over = تمرين، انتهى
drill-state_cancelled = تمرين، أُلغي
drill-state_delivered = تمرين، سُلّم
drill-state_opened = تمرين، فُتح
drill-state_practised = تمرين، جرى التدرّب عليه
drill-state_silent = تمرين، لم يُفتح في الموعد
