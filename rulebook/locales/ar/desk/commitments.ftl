# التعهدات: الجانبان على جدول زمني واحد، وصفحة كل تعهد
desk_commitments = التعهدات
desk_commitments-lead = من تعهد بماذا وإلى متى، وكم منه قيل إنه تم وكم قُبل. أما هل وُفِّي بوعد فيقوله الناس.
desk_cm-none = لم يُعطَ أي تعهد.
desk_cm-key-window = المدة المتفق عليها
desk_cm-key-expected = متوقع
desk_cm-key-claimed = قيل إنه تم
desk_cm-key-accepted = مقبول
desk_cm-key-today = اليوم
desk_cm-timeline = الجدول الزمني للجانبين
desk_cm-no-day = لا يوم بعد
desk_cm-what = التعهد
desk_cm-days = الأيام بالتوقيت العالمي
desk_cm-from-until = { $start } إلى { $due }
desk_cm-until = حتى { $due }
desk_cm-expected = متوقع
desk_cm-quantity = الكمية
desk_cm-claimed = ما قيل
desk_cm-accepted = المقبول
desk_cm-of = { $n } من { $whole }
desk_cm-not-claimed = لم يُقل إن شيئًا تم
desk_cm-not-counted = لم يُعدّ
desk_cm-overdue =
    { $n ->
        [one] مضى أجله منذ يوم واحد
        [two] مضى أجله منذ يومين
        [few] مضى أجله منذ { $n } أيام
        [many] مضى أجله منذ { $n } يومًا
        *[other] مضى أجله منذ { $n } يوم
    }
desk_cm-conditions = الشروط
desk_cm-no-condition = لا شيء ينتظر شرطًا.
desk_cm-condition-unsaid = لم يقل أحد إنه تحقق
desk_cm-condition-met = تحقق
desk_cm-condition-not-met = لم يتحقق
desk_cm-condition-disputed = محل خلاف
desk_cm-from-day = من { $day }
desk_cm-meanwhile = وحتى ذلك الحين: { $text }
desk_cm-slip = إذا تأخر أحدها
desk_cm-slip-lead = ما يترتب لو تم تعهد بعد أجله بأيام.
desk_cm-slip-which = التعهد
desk_cm-slip-days = أيام التأخر
desk_cm-slip-show = عرض
desk_cm-slip-title =
    { $n ->
        [one] إذا تأخر إتمام { $act } يومًا واحدًا
        [two] إذا تأخر إتمام { $act } يومين
        [few] إذا تأخر إتمام { $act } { $n } أيام
        [many] إذا تأخر إتمام { $act } { $n } يومًا
        *[other] إذا تأخر إتمام { $act } { $n } يوم
    }
desk_cm-slip-none = لا يتغير يوم آخر ولا تُغلق بوابة.
desk_cm-slip-becomes = { $before } يصير { $after }
desk_cm-slip-closed =
    { $n ->
        [one] تبقى بوابته { $gate } مغلقة يومًا واحدًا
        [two] تبقى بوابته { $gate } مغلقة يومين
        [few] تبقى بوابته { $gate } مغلقة { $n } أيام
        [many] تبقى بوابته { $gate } مغلقة { $n } يومًا
        *[other] تبقى بوابته { $gate } مغلقة { $n } يوم
    }
desk_cm-slip-closed-unknown = لا يستطيع أحد أن يقول متى تُفتح بوابته { $gate }
desk_cm-title = التعهد { $act }
desk_cm-given-by = أعطاه
desk_cm-given-to = أُعطي إلى
desk_cm-test = يتم حين
desk_cm-verifier = يتولى العدَّ
desk_cm-exceptions = الاستثناءات
desk_cm-clause = البند
desk_cm-after-days = بعد { $act } بأيام من { $from } إلى { $due }
desk_cm-own-days = أيام خاصة به
desk_cm-phases = المراحل
desk_cm-phase = { $n } خلف { $line }
desk_cm-gates = حين يتم فقط
desk_cm-gate-open = تم
desk_cm-gate-closed = لم يتم
desk_cm-counts = عدّ آخر ما قيل
desk_cm-counts-note = رقمان لا رقم واحد
desk_cm-counted = يقبل { $n }
desk_cm-verifies = من يتولى العدّ
desk_cm-contests = يعترض على { $n }: { $reason }
desk_cm-claims = ما قيل إنه تم
desk_cm-no-claim = لم يُقل إن شيئًا تم.
desk_cm-rule = ما يقال كلمة جانب واحد. والمعتبر ما يقبله من يتولى العدّ، وهو مذكور إلى جانبه.
desk_cm-unreadable = أمر لا يُقرأ هنا
desk_cm-says-claimed = قيل إنه تم: { $n } من { $whole }
desk_cm-says-accepted = مقبول: { $n } من { $whole }
desk_cm-slip-option = { $act }، { $by }: { $what }
desk_cm-g-title = الضمانات
desk_cm-g-note = إذا دُعي إليه صار دينًا على ضامنه
desk_cm-g-none = لم يعطِ أحد ضمانًا.
desk_cm-g-of = يضمن { $act }
desk_cm-g-to = لصالح
desk_cm-g-trigger = حين
desk_cm-g-duty = عندئذ
desk_cm-g-hours =
    { $n ->
        [one] في غضون ساعة واحدة
        [two] في غضون ساعتين
        [few] في غضون { $n } ساعات
        [many] في غضون { $n } ساعة
        *[other] في غضون { $n } ساعة
    }
desk_cm-g-public = علني
desk_cm-g-sealed = مختوم
desk_cm-g-called = دُعي إليه
desk_cm-g-not-called = لم يُدعَ إليه
desk_cm-g-due = موعده { $time }
desk_cm-g-proofs = الإثباتات
desk_cm-key-gate = بوابة، ممتلئة ما دامت مغلقة
desk_cm-gates-done = تم { $n } من { $whole } مما ينتظره
desk_cm-d-title = الخلافات
desk_cm-d-note = على ما اتُّفق عليه ومعناه وتنفيذه
desk_cm-d-none = لم يرفع أحد خلافًا.
desk_cm-d-over = بشأن { $act }
desk_cm-d-reached = بلغ هذا الحد
desk_cm-d-rung-filed = توضيح
desk_cm-d-rung-local = اللجنة المحلية
desk_cm-d-rung-commission = اللجنة المشتركة
desk_cm-d-rung-good-offices = المساعي الحميدة
desk_cm-d-rung-guarantors = الضامنون
desk_cm-g-all-proofs = كل الإثباتات في ملف واحد
