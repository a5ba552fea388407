# أشخاص يعبرون، أو عبروا من غير قصد.
ntf-crossing =
    { $manner-key ->
        [inadvertent] يُخطر مكتب { $by } بعبور عن غير قصد: { $category }
       *[planned] يُخطر مكتب { $by } بعبور مقرّر: { $category }
    }، { $persons-n ->
        [range] عدد الأشخاص { $persons }
        [zero] من دون أشخاص
        [one] شخص واحد
        [two] شخصان
        [few] { $persons } أشخاص
        [many] { $persons } شخصًا
       *[other] { $persons } شخص
    }. المكان: { $place }. المدة الزمنية: { $window }.{ $details-given ->
        [yes] { " " }التفاصيل: { $details }.
       *[no] { "" }
    }
    .title = إخطار بعبور
    .f-manner = صفة العبور
    .f-category = الفئة
    .f-persons = الأشخاص
    .f-place = مكان العبور
    .f-window = المدة الزمنية
    .f-details = التفاصيل
ntf-crossing_manner_planned = مقرّر
ntf-crossing_manner_inadvertent = عن غير قصد
ntf-crossing_category_civilian = مدنيون
ntf-crossing_category_herder = رعاة
ntf-crossing_category_patient = مرضى
ntf-crossing_category_prisoner-of-war = أسرى حرب
ntf-crossing_category_remains = رفات متوفين
ntf-crossing_category_agricultural = عمال زراعيون
