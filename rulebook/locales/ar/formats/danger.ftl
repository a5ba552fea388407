# أرواح في خطر. وهذه الكلمات لا تقرّر مسؤولية أحد.
danger =
    { $by } يخطر بخطر على الأرواح: { $what }. المكان: { $place }. الوقت: { $window }. المطلوب من كل من يقرأ هذا: { $asked }.{ $people-given ->
        [yes] { " " }أشخاص في خطر: { $people }.
       *[no] { "" }
    }
    .title = إخطار بخطر
    .f-what = ما يحدث
    .f-place = المكان
    .f-asked = المطلوب
    .f-window = من متى وإلى متى
    .f-people = أشخاص في خطر
danger_what_under-fire = أشخاص تحت النار
danger_what_people-between-lines = أشخاص بين الخطوط
danger_what_convoy-hit = قافلة أصيبت
danger_what_site-hit = موقع مُخطَر به أصيب
danger_what_aircraft-in-distress = طائرة في محنة
danger_what_vessel-in-distress = سفينة في محنة
danger_what_mines = أشخاص بين الألغام
danger_what_fire = حريق يهدد أشخاصًا
danger_what_hazardous-substance = مادة خطرة تنتشر
danger_what_medical = جرحى أو مرضى يتعذر الوصول إليهم
danger_asked_hold-fire = وقف إطلاق النار
danger_asked_keep-clear = الابتعاد عن المكان
danger_asked_let-rescue-pass = السماح بمرور فرق الإنقاذ
danger_asked_send-help = إرسال المساعدة
danger_asked_tell-units = إبلاغ جميع الوحدات
