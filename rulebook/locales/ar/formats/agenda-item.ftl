# موضوع للبحث بألفاظ من يقترحه.
agenda-item =
    يقترح مكتب { $by } بندًا على جدول أعمال الجولة موضوع { $round }: { $subject }.{ $linked-given ->
        [yes] { " " }مرتبط بـ { $linked }.
       *[no] { "" }
    }
    .title = بند من جدول الأعمال
    .f-round = الجولة
    .f-subject = البند
    .f-linked = مرتبط بـ
