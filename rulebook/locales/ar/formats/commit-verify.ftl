# ما قُبل من القول، وما لم يُقبل وسببه. رقمان لا رقم واحد.
commit-verify =
    يقبل مكتب { $by } مما قيل { $accepted }.{ $contested-given ->
        [yes] { " " }ويعترض على { $contested }.
       *[no] { "" }
    }{ $text-given ->
        [yes] { " " }وبكلماته: { $text }
       *[no] { "" }
    }
    .title = عدّ ما قيل
    .f-accepted = المقبول
    .f-contested = المعترض عليه
    .f-text = بالكلمات
commit-verify_contested = { $quantity }، والسبب: { $reason }
    .f-quantity = الكمية
    .f-reason = السبب
