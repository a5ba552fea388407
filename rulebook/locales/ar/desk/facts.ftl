desk_reported-by = { $kind } من { $by }، { $time } UTC.
desk_facts = ما يقوله كل طرف
desk_facts-order = المتفق عليه أولًا، ثم المختلف فيه، ثم المفتوح
desk_facts-sum = { $agreed ->
        [0] لا وقائع متفق عليها
        [one] واقعة واحدة متفق عليها
        [two] واقعتان متفق عليهما
        [few] { $agreed } وقائع متفق عليها
       *[other] { $agreed } واقعة متفق عليها
    }، { $differs ->
        [0] لا خلاف
        [one] واحدة مختلف فيها
        [two] اثنتان مختلف فيهما
       *[other] { $differs } مختلف فيها
    }، { $open ->
        [0] لا شيء مفتوح
        [one] واحدة مفتوحة
        [two] اثنتان مفتوحتان
       *[other] { $open } مفتوحة
    }.
desk_facts-note = «متفق عليه» تعني أن الطرفين قالا الشيء نفسه. وليس ذلك استنتاجًا، والسكوت لا يُعدّ موافقة على شيء.
desk_fact = الواقعة
desk_standing = الحالة
desk_fact-what = ماذا
desk_fact-place = أين
desk_fact-time = متى
desk_fact-harm = الوفيات
desk_fact-whose = لمن هي
desk_fact-agreed = متفق عليه
desk_fact-differs = مختلف فيه
desk_fact-open = مفتوح
desk_fact-accepts = يقول الشيء نفسه
desk_fact-denies = ينفيه
desk_fact-unknown = غير معروف
desk_fact-due = الردّ مطلوب
desk_fact-nothing = لم يقل شيئًا
desk_versions-order = الأحدث أولًا
desk_version = النسخة { $n }: { $act }، { $time } UTC
desk_before = قبل ذلك
desk_since-then = منذ ذلك
desk_none-given = غير مذكور
desk_print = طباعة
desk_if-none = إن لم يأتِ ردّ
desk_life-start = البدء
desk_life-end = الانتهاء
