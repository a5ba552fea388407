# ما يضمنه ضامن ولمن وما يفعله حين يُدعى إليه.
guarantee =
    يضمن مكتب { $by } لصالح { $to } ما ورد في { $about }. ويُدعى إليه حين: { $trigger } ويفعل عندئذ: { $duty } في غضون عدد ساعات: { $hours }.
    .title = ضمان
    .f-about = ضمان ماذا
    .f-to = لمن
    .f-trigger = يُدعى إليه حين
    .f-duty = ما يفعله عندئذ
    .f-hours = في غضون ساعات
guarantee_to = { $member }
    .f-member = العضو
