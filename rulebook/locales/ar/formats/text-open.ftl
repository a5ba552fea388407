# A text on the table; its clauses are acts of their own.
text-open =
    يطرح { $by } نصًا، { $kind }: { $subject }.{ $round-given ->
        [yes] { " " }للجولة { $round }.
       *[no] { "" }
    }{ $belongs-given ->
        [yes] { " " }تابع لـ { $belongs }.
       *[no] { "" }
    } يوقّعه: { $sides }. اللغات: { $languages }.{ $prevailing-given ->
        [yes] { " " }عند الخلاف ترجَّح { $prevailing }.
       *[no] { "" }
    }{ $depositary-given ->
        [yes] { " " }الوديع: { $depositary }.
       *[no] { "" }
    } يدخل حيز النفاذ { $entry }{ $date-given ->
        [yes] { " " }بتاريخ { $date }
       *[no] { "" }
    }{ $days-given ->
        [yes] { " " }وبعد ذلك بأيام: { $days }
       *[no] { "" }
    }.{ $existence-given ->
        [yes] { " " }وجود هذا النص { $existence }.
       *[no] { "" }
    }
    .title = نص مطروح
    .f-subject = الموضوع
    .f-kind = النوع
    .f-round = الجولة
    .f-belongs = تابع لـ
    .f-sides = يوقّعه
    .f-languages = اللغات
    .f-prevailing = اللغة المرجَّحة
    .f-depositary = الوديع
    .f-entry = يدخل حيز النفاذ
    .f-days = أيام بعد ذلك
    .f-date = التاريخ
    .f-existence = وجوده
text-open_sides = { $side }
    .f-side = الطرف
text-open_kind_non-paper = ورقة غير رسمية
text-open_kind_proposal = اقتراح
text-open_kind_chairs-text = نص الرئاسة
text-open_kind_rolling-text = نص متجدد
text-open_kind_annex = ملحق
text-open_kind_map = خريطة
text-open_kind_side-letter = رسالة جانبية
text-open_kind_joint-statement = بيان مشترك
text-open_entry_signed = عندما يوقّع الجميع
text-open_entry_deposited = عندما يكون موقَّعًا لدى الوديع
text-open_entry_date = في تاريخ محدد إذا وقّع الجميع قبله
text-open_existence_shown = معروض على سائر أعضاء قناته
text-open_existence_hidden = لا يُعرض على غيرهم
text-open_languages_en = الإنجليزية
text-open_languages_ar = العربية
text-open_languages_he = العبرية
text-open_languages_fr = الفرنسية
text-open_prevailing_en = الإنجليزية
text-open_prevailing_ar = العربية
text-open_prevailing_he = العبرية
text-open_prevailing_fr = الفرنسية
