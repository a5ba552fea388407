# تمرين للقوات.
ntf-exercise =
    يُخطر مكتب { $by } بتمرين: { $designation }. الغرض: { $purpose }. المستوى: { $level }. عدد الأفراد: { $strength }. { $equipment-given ->
        [yes] المعدات: { $equipment }.
       *[no] لم يُعلَن عن معدات.
    } { $live-fire-key ->
        [yes] بالذخيرة الحية.
       *[no] من دون ذخيرة حية.
    } المكان: { $area }. المدة الزمنية: { $window }. اتجاه القوة الرئيسية: { $direction }.
    .title = إخطار بتمرين
    .f-designation = التسمية
    .f-purpose = الغرض
    .f-level = المستوى
    .f-strength = عدد الأفراد
    .f-equipment = المعدات
    .f-live-fire = الذخيرة الحية
    .f-area = المكان
    .f-window = المدة الزمنية
    .f-direction = اتجاه القوة الرئيسية
ntf-exercise_equipment = { $class }: { $number }
    .f-class = الفئة
    .f-number = العدد
ntf-exercise_equipment_class_tanks = دبابات
ntf-exercise_equipment_class_armoured-vehicles = مركبات مدرعة
ntf-exercise_equipment_class_artillery = قطع مدفعية
ntf-exercise_equipment_class_rocket-launchers = راجمات صواريخ
ntf-exercise_equipment_class_air-defence = منظومات دفاع جوي
ntf-exercise_equipment_class_helicopters = طائرات عمودية
ntf-exercise_equipment_class_aircraft = طائرات ثابتة الجناح
ntf-exercise_equipment_class_uav = طائرات مسيّرة
ntf-exercise_equipment_class_ships = سفن
ntf-exercise_equipment_class_engineer-equipment = معدات هندسية
ntf-exercise_equipment_class_other = معدات أخرى
ntf-exercise_purpose_training = تدريب
ntf-exercise_purpose_readiness = اختبار الجاهزية
ntf-exercise_purpose_command-post = تمرين مراكز قيادة
ntf-exercise_purpose_joint = تمرين مشترك
ntf-exercise_purpose_disaster-relief = إغاثة في حالات الكوارث
ntf-exercise_purpose_other = غير ذلك
ntf-exercise_level_company = سرية
ntf-exercise_level_battalion = كتيبة
ntf-exercise_level_brigade = لواء
ntf-exercise_level_division = فرقة
ntf-exercise_level_corps = فيلق
ntf-exercise_direction_none = لا يوجد
ntf-exercise_direction_n = الشمال
ntf-exercise_direction_ne = الشمال الشرقي
ntf-exercise_direction_e = الشرق
ntf-exercise_direction_se = الجنوب الشرقي
ntf-exercise_direction_s = الجنوب
ntf-exercise_direction_sw = الجنوب الغربي
ntf-exercise_direction_w = الغرب
ntf-exercise_direction_nw = الشمال الغربي
