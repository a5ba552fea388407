# حالات القناة وخط كل عضو. التعليق قرار، أما الانقطاع فليس كذلك.
link-state_in-force = القناة قائمة
link-state_suspended = القناة معلّقة
link-state_unknown = حالة الخط غير معلومة بعد
link-state_up = الخط يعمل
link-state_degraded = الخط يعمل بكفاءة منخفضة
link-state_down = الخط منقطع
link-state_suspending = أُعلن تعليق القناة
link-state_backup-up = الخط يعمل عبر الخط الاحتياطي وحده
link-state_check-missed = لم يُردّ على فحص الخط
link-state_silent = الخط صامت
link-state_stale = لم يُفحص الخط في موعده
