# ما تم بحسب صاحبه، ولم يعدّه أحد بعد.
commit-progress =
    يقول مكتب { $by } إن ما تم حتى الآن من تعهده في { $commitment } هو { $claimed }.{ $text-given ->
        [yes] { " " }وبكلماته: { $text }
       *[no] { "" }
    }{ $proofs-given ->
        [yes] { " " }الأسانيد: { $proofs }.
       *[no] { "" }
    }
    .title = ما تم من تعهد
    .f-commitment = التعهد
    .f-claimed = ما تم حتى الآن بحسب صاحبه
    .f-text = بالكلمات
    .f-proofs = الأسانيد
commit-progress_proofs = { $act }
    .f-act = الرسالة
