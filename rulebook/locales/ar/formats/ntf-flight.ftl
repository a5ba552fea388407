# طيران بالقرب من الخط.
ntf-flight =
    يُخطر مكتب { $by } بطلعة جوية: { $class }، { $armed-key ->
        [yes] تحمل سلاحًا
       *[no] لا تحمل سلاحًا
    }. المسار: { $track }. الارتفاع: { $altitude }. المدة الزمنية: { $window }.{ $callsign-given ->
        [yes] { " " }رمز النداء: { $callsign }.
       *[no] { "" }
    }{ $purpose-given ->
        [yes] { " " }الغرض: { $purpose }.
       *[no] { "" }
    }
    .title = إخطار بطلعة جوية
    .f-class = فئة الطائرة
    .f-track = المسار
    .f-altitude = الارتفاع
    .f-window = المدة الزمنية
    .f-armed = التسليح
    .f-callsign = رمز النداء
    .f-purpose = الغرض
ntf-flight_class_fixed-combat = طائرة قتالية ثابتة الجناح
ntf-flight_class_fixed-transport = طائرة نقل ثابتة الجناح
ntf-flight_class_rotary = طائرة عمودية
ntf-flight_class_uav = طائرة مسيّرة
ntf-flight_class_balloon = منطاد
ntf-flight_class_medevac = طائرة إخلاء طبي
ntf-flight_purpose_transport = نقل
ntf-flight_purpose_supply = إمداد
ntf-flight_purpose_survey = مسح
ntf-flight_purpose_training = تدريب
ntf-flight_purpose_medical = طبي
ntf-flight_purpose_fire = إطفاء حريق
ntf-flight_purpose_rescue = بحث وإنقاذ
ntf-flight_purpose_other = غير ذلك
