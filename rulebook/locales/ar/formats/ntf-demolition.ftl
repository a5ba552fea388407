# تفجير مقصود يُعلن عنه مسبقًا.
ntf-demolition =
    يُخطر مكتب { $by } بتفجير مقرّر ومتحكَّم به: { $cause }. الآثار المتوقعة: { $expected }. المكان: { $place }. المدة الزمنية: { $window }.{ $explosions-given ->
        [yes] { " " }عدد الانفجارات المتوقعة: { $explosions }.
       *[no] { "" }
    }
    .title = إخطار بتفجير متحكَّم به
    .f-cause = السبب
    .f-expected = الآثار المتوقعة
    .f-place = المكان
    .f-window = المدة الزمنية
    .f-explosions = الانفجارات المتوقعة
ntf-demolition_cause_demolition = هدم منشأة
ntf-demolition_cause_clearance = إتلاف ذخائر
ntf-demolition_cause_quarrying = أعمال مقالع
ntf-demolition_cause_construction = أعمال إنشاء
ntf-demolition_cause_training = تدريب
ntf-demolition_cause_other = غير ذلك
ntf-demolition_expected_noise = دويّ
ntf-demolition_expected_flash = وميض
ntf-demolition_expected_smoke = دخان
ntf-demolition_expected_tremor = اهتزاز أرضي
