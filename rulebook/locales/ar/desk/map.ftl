# Where an incident is said to have been
desk_map = أين قيل إنه وقع
desk_map-coarse = يُعرض بدقة 5 كم: ختم { $member } المكان الدقيق لعدد قليل من القرّاء.
desk_map-open = فتحه
desk_map-note = كل شكل بقدر ما تركه صاحبه غير محدد. الشمال إلى أعلى.
desk_map-zones = المناطق مرسومة للتوضيح.
desk_map-km = { $n } كم
desk_map-m = { $n } م
