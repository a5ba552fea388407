# خطر على كل من يقترب.
ntf-hazard =
    ينبّه مكتب { $by } إلى خطر: { $kind }، { $marked-key ->
        [yes] والموقع معلَّم
       *[no] والموقع غير معلَّم
    }. المكان: { $place }. المدة الزمنية: { $window }.{ $details-given ->
        [yes] { " " }التفاصيل: { $details }.
       *[no] { "" }
    }
    .title = إخطار بخطر
    .f-kind = نوع الخطر
    .f-place = المكان
    .f-marked = الموقع معلَّم
    .f-window = المدة الزمنية
    .f-details = التفاصيل
ntf-hazard_kind_mines = ألغام
ntf-hazard_kind_unexploded-ordnance = ذخائر غير منفجرة
ntf-hazard_kind_fire = حريق
ntf-hazard_kind_chemical = خطر كيميائي
ntf-hazard_kind_biological = خطر بيولوجي
ntf-hazard_kind_radiological = خطر إشعاعي
ntf-hazard_kind_nuclear = خطر نووي
ntf-hazard_kind_other = خطر آخر
