# What a member says was said or agreed, point by point; whether it is so, nobody says here.
account = يقدّم { $by } روايته عن { $about }: { $points }.
    .title = رواية
    .f-about = بشأن
    .f-points = النقاط
account_points =
    { $kind }، { $says }: { $claim }{ $of-given ->
        [yes] { " " }(في النقطة { $point } من { $of })
       *[no] { "" }
    }{ $recorded-given ->
        [yes] { " " }(مدوَّن في { $recorded })
       *[no] { "" }
    }
    .f-kind = النوع
    .f-says = يقول
    .f-claim = القول
    .f-of = رواية أخرى
    .f-point = النقطة فيها
    .f-recorded = مدوَّن في
account_points_kind_fact = واقعة
account_points_kind_commitment = التزام
account_points_kind_position = موقف
account_points_kind_interpretation = تفسير
account_points_says_asserts = يؤكد
account_points_says_denies = ينفي
account_points_kind_demand = مطلب
