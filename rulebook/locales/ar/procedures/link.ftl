# حالات القناة وخط كل عضو. التعليق قرار، أما الانقطاع فليس كذلك.
link-state_in-force = القناة قائمة
link-state_suspended = القناة معلّقة
link-state_unknown = حالة الخط غير معلومة بعد
link-state_up = الخط يعمل
link-state_degraded = الخط يعمل بكفاءة منخفضة
link-state_down = الخط منقطع
