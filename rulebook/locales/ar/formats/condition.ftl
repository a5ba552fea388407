# ما تنتظره التعهدات. أما تحققه فتقوله رسالة أخرى.
condition =
    { $kind-key ->
        [day] يضع مكتب { $by } يومًا تُحسب الأيام منه: { $text }
       *[event] يضع مكتب { $by } شرطًا: { $text }
    }{ $meanwhile-given ->
        [yes] { " " }وحتى ذلك الحين: { $meanwhile }
       *[no] { "" }
    }
    .title = شرط
    .f-kind = النوع
    .f-text = ما يجب أن يتحقق
    .f-meanwhile = حتى ذلك الحين
condition_kind_day = يوم تُحسب الأيام منه
condition_kind_event = أمر يجب أن يتحقق
