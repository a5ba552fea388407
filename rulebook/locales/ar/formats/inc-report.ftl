# حادث شوهد أو ادُّعي وقوعه. لا يُعدّ النص استنتاجًا.
inc-report =
    { $basis-key ->
        [observation] يبلّغ مكتب { $by } عن مشاهدة: { $category }.
       *[allegation] يبلّغ مكتب { $by } عن ادعاء: { $category }.
    } المكان: { $place }. الزمان: { $when }.{ $harm-given ->
        [yes]
            { $harm-n ->
                [range] { " " }عدد القتلى المبلَّغ عنه { $harm }.
                [zero] { " " }لم يُبلَّغ عن وقوع قتلى.
                [one] { " " }أُبلغ عن سقوط قتيل واحد.
                [two] { " " }أُبلغ عن سقوط قتيلين.
                [few] { " " }أُبلغ عن سقوط { $harm } قتلى.
                [many] { " " }أُبلغ عن سقوط { $harm } قتيلًا.
               *[other] { " " }أُبلغ عن سقوط { $harm } قتيل.
            }
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }الوصف: { $text }.
       *[no] { "" }
    }{ $actor-given ->
        [yes] { " " }الفاعل بحسب المصدر: { $actor }.
       *[no] { "" }
    }{ $source-given ->
        [yes] { " " }المصدر: { $source }.
       *[no] { "" }
    }{ $source-precision-given ->
        [yes] { " " }دقة المكان: { $source-precision }.
       *[no] { "" }
    }{ $time-precision-given ->
        [yes] { " " }دقة الزمان: { $time-precision }.
       *[no] { "" }
    }{ $source-id-given ->
        [yes] { " " }رقم المصدر: { $source-id }.
       *[no] { "" }
    }
    .title = بلاغ عن حادث
    .f-category = الفئة
    .f-place = المكان
    .f-when = الزمان
    .f-basis = الأساس
    .f-harm = القتلى
    .f-text = الوصف
    .f-actor = الفاعل بحسب المصدر
    .f-source = المصدر
    .f-source-precision = دقة المكان
    .f-time-precision = دقة الزمان
    .f-source-id = رقم المصدر
inc-report_category_hostile = عمل عدائي
inc-report_category_provocative = عمل استفزازي
inc-report_category_fire = إطلاق نار
inc-report_category_incursion = توغّل
inc-report_category_overflight = تحليق
inc-report_category_construction = أعمال إنشاء
inc-report_category_force-level = مستوى القوات
inc-report_category_forbidden-weapon = سلاح غير مسموح به في النطاق
inc-report_category_restriction = تقييد الحركة
inc-report_category_civilian-harm = أذى لحق بمدنيين
inc-report_category_propaganda = دعاية
inc-report_category_detention = احتجاز
inc-report_category_other = غير ذلك
inc-report_basis_allegation = ادعاء
inc-report_basis_observation = مشاهدة
inc-report_source-precision_exact = المكان بعينه
inc-report_source-precision_near = الجوار
inc-report_source-precision_district = المنطقة
inc-report_source-precision_governorate = المحافظة
inc-report_source-precision_country = البلد
inc-report_time-precision_day = اليوم بعينه
inc-report_time-precision_days = بضعة أيام
inc-report_time-precision_week = الأسبوع
inc-report_time-precision_month = الشهر
inc-report_time-precision_longer = أكثر من شهر
