# ما هو مستحق، وما آل إليه.
debt_open = يُستحق على { $debtor } لصالح { $creditor } في موعد أقصاه { $due }: فتح { $about }.
    .title = الفتح
debt_read-back = يُستحق على { $debtor } لصالح { $creditor } في موعد أقصاه { $due }: إعادة قراءة البيانات الجوهرية في { $about } للتثبّت.
    .title = إعادة القراءة للتثبّت
debt_position = يُستحق على { $debtor } لصالح { $creditor } في موعد أقصاه { $due }: بيان الموقف من { $about }.
    .title = بيان الموقف
debt_disseminate = يُستحق على { $debtor } لصالح { $creditor } في موعد أقصاه { $due }: تعميم { $about } على الوحدات المعنية.
    .title = التعميم
debt_answer = يُستحق على { $debtor } لصالح { $creditor } في موعد أقصاه { $due }: الرد على { $about }.
    .title = الرد
debt_line-reply = يُستحق على { $debtor } لصالح { $creditor } في موعد أقصاه { $due }: الرد على فحص الخط في { $about }.
    .title = الرد على فحص الخط
debt-status_owed = مستحق
debt-status_met = ورد في موعده
debt-status_late = ورد متأخرًا
debt-status_defaulted = انقضت المهلة ولم يرد
debt-status_lifted = لم يعد مطلوبًا
