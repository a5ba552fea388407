# واقعة لم يأمر بها أحد.
ntf-unplanned =
    يُخطر مكتب { $by } بواقعة غير مخطط لها: { $event }. المكان: { $place }. الزمان: { $window }. { $no-hostile-intent-key ->
        [yes] يصرّح مكتب { $by } بعدم وجود أي نية عدائية.
       *[no] لا يدلي مكتب { $by } بتصريح عن النية.
    } التدابير المتخذة: { $measures }.{ $account-given ->
        [yes] { " " }الإفادة: { $account }.
       *[no] { "" }
    }
    .title = إخطار بواقعة غير مخطط لها
    .f-event = الواقعة
    .f-place = المكان
    .f-window = الزمان
    .f-no-hostile-intent = عدم وجود نية عدائية
    .f-measures = التدابير المتخذة
    .f-account = الإفادة
ntf-unplanned_event_accidental-fire = إطلاق نار عرضي
ntf-unplanned_event_accidental-launch = إطلاق مقذوف عرضي
ntf-unplanned_event_explosion = انفجار غير مقصود
ntf-unplanned_event_aircraft-astray = طائرة ضلّت مسارها
ntf-unplanned_event_uav-astray = طائرة مسيّرة ضلّت مسارها
ntf-unplanned_event_vessel-astray = مركب ضلّ مساره
ntf-unplanned_event_patrol-astray = دورية ضلّت طريقها
ntf-unplanned_event_vehicle-astray = مركبة ضلّت طريقها
ntf-unplanned_event_other = غير ذلك
ntf-unplanned_measures_fire-stopped = إيقاف الإطلاق
ntf-unplanned_measures_recalled = الأمر بالعودة
ntf-unplanned_measures_units-told = إبلاغ الوحدات
ntf-unplanned_measures_aid-sent = إرسال مساعدة
ntf-unplanned_measures_inquiry-opened = فتح تحقيق
ntf-unplanned_measures_none-yet = لا شيء بعد
