# تحرّك قوات أو مركبات.
ntf-move =
    يُخطر مكتب { $by } بتحرّك: { $unit-class }، { $personnel-n ->
        [range] عدد الأفراد { $personnel }
        [zero] من دون أفراد
        [one] فرد واحد
        [two] فردان
        [few] { $personnel } أفراد
        [many] { $personnel } فردًا
       *[other] { $personnel } فرد
    }، { $vehicles-n ->
        [range] عدد المركبات { $vehicles }
        [zero] من دون مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $vehicles } مركبات
        [many] { $vehicles } مركبة
       *[other] { $vehicles } مركبة
    }. المسلك: { $route }. المدة الزمنية: { $window }. الغرض: { $purpose }.{ $remarks-given ->
        [yes] { " " }ملاحظات: { $remarks }.
       *[no] { "" }
    }
    .title = إخطار بتحرّك
    .f-unit-class = صنف الوحدة
    .f-personnel = الأفراد
    .f-vehicles = المركبات
    .f-route = المسلك
    .f-window = المدة الزمنية
    .f-purpose = الغرض
    .f-remarks = ملاحظات
ntf-move_unit-class_infantry = مشاة
ntf-move_unit-class_mechanised = مشاة آلية
ntf-move_unit-class_armoured = وحدة مدرعة
ntf-move_unit-class_artillery = مدفعية
ntf-move_unit-class_air-defence = دفاع جوي
ntf-move_unit-class_engineers = هندسة عسكرية
ntf-move_unit-class_logistics = إمداد وتموين
ntf-move_unit-class_medical = وحدة طبية
ntf-move_unit-class_police = شرطة
ntf-move_unit-class_other = وحدة أخرى
ntf-move_purpose_relief = تبديل قوات
ntf-move_purpose_supply = إمداد
ntf-move_purpose_training = تدريب
ntf-move_purpose_withdrawal = انسحاب
ntf-move_purpose_construction = أعمال إنشاء
ntf-move_purpose_medical = طبي
ntf-move_purpose_other = غير ذلك
