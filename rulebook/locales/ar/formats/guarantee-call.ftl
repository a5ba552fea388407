# دعوة إلى ضمان مع الرسائل التي تثبت السبب.
guarantee-call =
    يدعو مكتب { $by } إلى الوفاء بالضمان الوارد في { $guarantee }. الأسباب: { $grounds } الإثباتات: { $proofs }.
    .title = دعوة إلى ضمان
    .f-guarantee = الضمان
    .f-grounds = الأسباب
    .f-proofs = الإثباتات
guarantee-call_proofs = { $act }
    .f-act = الرسالة
