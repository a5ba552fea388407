# ما هو مستحق، وما آل إليه.
debt_open = فتح الرسالة
debt_read-back = إعادة قراءة البيانات الجوهرية للتثبّت
debt_position = بيان الموقف
debt_disseminate = التعميم على الوحدات المعنية
debt_answer = الرد على الاستفسار
debt_line-reply = الرد على فحص الخط
debt-status_owed = مستحق
debt-status_met = ورد في موعده
debt-status_late = ورد متأخرًا
debt-status_defaulted = انقضت المهلة ولم يرد
