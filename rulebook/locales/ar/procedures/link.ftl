link-state_up = الخط يعمل
link-state_degraded = الخط يعمل بكفاءة منخفضة
link-state_down = الخط منقطع
link-state_suspended = الخط معلّق
