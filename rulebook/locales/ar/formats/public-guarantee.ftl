# ما يضمنه ضامن ولمن وما يفعله حين يُدعى إليه.
public-guarantee =
    يضمن مكتب { $by } لصالح { $to } ما ورد في { $about }. ويُدعى إليه حين: { $trigger } ويفعل عندئذ: { $duty } في غضون عدد ساعات: { $hours }.
    .title = ضمان علني
    .f-about = ضمان ماذا
    .f-to = لمن
    .f-trigger = يُدعى إليه حين
    .f-duty = ما يفعله عندئذ
    .f-hours = في غضون ساعات
public-guarantee_to = { $member }
    .f-member = العضو
