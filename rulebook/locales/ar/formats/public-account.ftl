# What a member says was said or agreed, point by point; whether it is so, nobody says here.
public-account = يقدّم { $by } روايته عن { $about }: { $points }.
    .title = رواية علنية
    .f-about = بشأن
    .f-points = النقاط
public-account_points =
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
public-account_points_kind_fact = واقعة
public-account_points_kind_commitment = التزام
public-account_points_kind_position = موقف
public-account_points_kind_interpretation = تفسير
public-account_points_says_asserts = يؤكد
public-account_points_says_denies = ينفي
public-account_points_kind_demand = مطلب
