# أعمال مدنية بالقرب من الخط تُطلب لها ضمانات السلامة.
ntf-civil-work =
    يُخطر مكتب { $by } بأعمال مدنية: { $works }، { $workers-n ->
        [range] عدد العمال { $workers }
        [zero] من دون عمال
        [one] عامل واحد
        [two] عاملان
        [few] { $workers } عمال
        [many] { $workers } عاملًا
       *[other] { $workers } عامل
    }. المكان: { $place }. المدة الزمنية: { $window }.{ $guarantees-given ->
        [yes] { " " }ضمان السلامة مطلوب من: { $guarantees }.
       *[no] { " " }لا يُطلب ضمان للسلامة.
    }{ $details-given ->
        [yes] { " " }التفاصيل: { $details }.
       *[no] { "" }
    }
    .title = إخطار بأعمال مدنية
    .f-works = الأعمال
    .f-place = المكان
    .f-window = المدة الزمنية
    .f-workers = العمال
    .f-guarantees = ضمان السلامة مطلوب من
    .f-details = التفاصيل
ntf-civil-work_guarantees = { $party }
    .f-party = الطرف
ntf-civil-work_works_water = إمدادات المياه
ntf-civil-work_works_electricity = إمدادات الكهرباء
ntf-civil-work_works_telecommunications = اتصالات
ntf-civil-work_works_road = طريق
ntf-civil-work_works_gas = إمدادات الغاز
ntf-civil-work_works_building = بناء
ntf-civil-work_works_farming = زراعة
ntf-civil-work_works_fire-break = خط عازل للنار
ntf-civil-work_works_mine-clearance = إزالة ألغام
ntf-civil-work_works_other = غير ذلك
