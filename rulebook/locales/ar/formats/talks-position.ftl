# موقف جانب بألفاظه.
talks-position =
    موقف { $by } من { $about }: { $stance }.{ $text-given ->
        [yes] { " " }بألفاظه: { $text }
       *[no] { "" }
    }{ $condition-given ->
        [yes] { " " }الشرط: { $condition }
       *[no] { "" }
    }{ $linked-given ->
        [yes] { " " }مرتبط بـ { $linked }.
       *[no] { "" }
    } يجوز أن يطّلع عليه: { $disclosure }.
    .title = موقف في المحادثات
    .f-about = بشأن
    .f-stance = الموقف
    .f-text = بألفاظه
    .f-condition = الشرط
    .f-linked = مرتبط بـ
    .f-disclosure = يجوز أن يطّلع عليه
talks-position_stance_accept = قبول
talks-position_stance_ad-referendum = قبول رهن تصديق العاصمة
talks-position_stance_accept-if = قبول بشرط
talks-position_stance_reserve = تحفّظ
talks-position_stance_object = اعتراض
talks-position_stance_silent = لا يبدي موقفًا
talks-position_disclosure_nobody = لا أحد غير من وُجّه إليه
talks-position_disclosure_other-side = الجانب الآخر
talks-position_disclosure_everybody = الجميع
