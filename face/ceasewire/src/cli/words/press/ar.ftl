# ما يقوله `account draft`.
account_count = { $n ->
    [0] لم يُعثر على أي تصريح في { $sentences } جملة.
    [one] مقترح واحد من { $sentences } جملة.
   *[other] عدد المقترحات { $n } من { $sentences } جملة.
}
account_who = قاله: { $who } ({ $side }){ $anonymous ->
    [yes] ، دون ذكر الاسم
   *[no] { "" }
}
account_carried = قاله، بحسب ما سبق: { $who } ({ $side }){ $anonymous ->
    [yes] ، دون ذكر الاسم
   *[no] { "" }
}
account_kind = النوع: { $kind ->
    [fact] واقعة
    [commitment] التزام
    [demand] مطلب
    [position] موقف
    [denial] نفي
   *[interpretation] تفسير
}
account_via = وصل إلى الوسيلة الإعلامية عبر: { $value }
account_date = يتحدث عن: { $value }
account_said = قيل في: { $value }
account_meeting = الاجتماع في: { $value }
account_agenda = البند: { $value }
account_caveat = تحفظ الوسيلة الإعلامية: { $caveat ->
    [unverified] لم يُتحقق منه
    [unconfirmed] لم يؤكده الطرف الآخر
    [unanswered] لم يرد عليه الطرف الآخر
    [reportedly] بحسب ما يُتداول
    [preliminary] رقم أولي
   *[framed] كلماتها نفسها تحكم عليه
}
account_place = البايتات من { $start } إلى { $end } في الملف
account_same = { $a } و{ $b } يعيدان نصًا واحدًا؛ هذا مصدر واحد لا اثنان:
account_proposed = هذه مقترحات برنامج. يقرأ شخص كلًا منها بجانب المقال فيقبله أو يعدّله أو يرفضه؛ لم يُقبل شيء.
article-empty = لا يحتوي { $path } على أي كلمة.
    .remedy = قدّم المقال نصًا عاديًا أو HTML.
article-binary = { $path } ليس نصًا.
    .remedy = احفظ المقال نصًا عاديًا أو HTML وقدّم ذلك الملف.
article-encoding = { $path } ليس بترميز UTF-8 (البايت { $at }).
    .remedy = احفظه بترميز UTF-8 وقدّمه من جديد.
article-long = { $path } أطول من { $max } ميبيبايت.
    .remedy = قدّم مقالًا واحدًا في كل ملف.
article-language = لا يمكن بعد قراءة المقالات المكتوبة بلغة «{ $given }».
    .remedy = اختر لغة أخرى بالخيار --written ({ $known })، أو أضف كلمات تلك اللغة: ملف واحد في rulebook/press.
article-table = الكلمات أو جدول الكيانات في { $path } خاطئة ({ $detail }).
    .remedy = صحّح الملف وأعد المحاولة.
article-none = لم يُقدَّم أي مقال.
    .remedy = الصقوا نص مقال، أو اختاروا ملفًا أو عدة ملفات.
article-many = عدد المقالات { $given }؛ ويُقرأ معًا { $max } على الأكثر.
    .remedy = قدّموا عددًا أقل في كل مرة، وقدّموا معًا ما قد يعيد نصًا واحدًا.
article-day = «{ $given }» ليس يومًا.
    .remedy = اكتبوه هكذا 2031-03-12، أو اتركوا الحقل فارغًا.
claim-no-matter = لم يُختر ما يدور عليه القول، أو لم يعد معروفًا هنا.
    .remedy = اختاروا أمرًا أو جولة؛ وإن لم يوجد أمر بعد فافتحوا أمرًا أولًا.
claim-not-yours = لا يُدخل عضوكم ما تنسبه الصحافة إلى غيره.
    .remedy = صفحة الصيغة في كتاب القواعد تقول من يفعل ذلك؛ اسألوا أحدهم.
