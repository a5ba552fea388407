# Where a side stands on one version of a clause.
clause-stance =
    موقف { $by } من { $clause }: { $stance }.{ $text-given ->
        [yes] { " " }بألفاظه: { $text }
       *[no] { "" }
    }{ $conditions-given ->
        [yes] { " " }بشرط: { $conditions }.
       *[no] { "" }
    }
    .title = موقف من بند
    .f-clause = صيغة البند
    .f-stance = الموقف
    .f-text = بألفاظه
    .f-conditions = الشروط
clause-stance_conditions =
    { $number-given ->
        [yes] قبول البند { $number }
       *[no] { "" }
    }{ $side-given ->
        [yes] { " " }من { $side }
       *[no] { "" }
    }{ $after-given ->
        [yes] { " " }أولًا { $after }
       *[no] { "" }
    }{ $words-given ->
        [yes] { " " }بألفاظه: { $words }
       *[no] { "" }
    }
    .f-number = البند
    .f-side = من
    .f-after = أولًا
    .f-words = بألفاظه
clause-stance_stance_accept = قبول
clause-stance_stance_ad-referendum = قبول رهن تصديق العاصمة
clause-stance_stance_accept-if = قبول بشرط
clause-stance_stance_reserve = تحفّظ
clause-stance_stance_object = اعتراض
clause-stance_stance_silent = لا يبدي موقفًا
