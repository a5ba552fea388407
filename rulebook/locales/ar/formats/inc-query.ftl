# استفسار يستحق ردًّا.
inc-query =
    يوجّه مكتب { $by } استفسارًا ويطلب الرد عليه. الموضوع: { $concern }. المكان: { $place }.{ $when-given ->
        [yes] { " " }الزمان: { $when }.
       *[no] { "" }
    } السؤال: { $question }{ $incident-given ->
        [yes] { " " }الإشارة: الرسالة { $incident }.
       *[no] { "" }
    }
    .title = استفسار
    .f-concern = الموضوع
    .f-place = المكان
    .f-when = الزمان
    .f-question = السؤال
    .f-incident = الحادث
inc-query_concern_troops = قوات
inc-query_concern_flight = طيران
inc-query_concern_fire = إطلاق نار
inc-query_concern_construction = أعمال إنشاء
inc-query_concern_movement = تحرّك
inc-query_concern_other = غير ذلك
