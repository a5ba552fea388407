# ما آل إليه البند. لا يقول شيئًا عن جوهر المسألة.
agenda-close =
    { $result-key ->
        [dealt-with] يغلق مكتب { $by } بند جدول الأعمال: بُحث.
        [carried-over] يغلق مكتب { $by } بند جدول الأعمال: أُرجئ إلى جولة أخرى.
       *[dropped] يغلق مكتب { $by } بند جدول الأعمال: رُفع من جدول الأعمال.
    }
    .title = إغلاق بند من جدول الأعمال
    .f-result = ما آل إليه
agenda-close_result_dealt-with = بُحث
agenda-close_result_carried-over = أُرجئ إلى جولة أخرى
agenda-close_result_dropped = رُفع من جدول الأعمال
