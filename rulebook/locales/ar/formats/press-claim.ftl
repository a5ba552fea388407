# What was published elsewhere under somebody's name or none. It is no member's act.
press-claim = يدوّن { $by } ما نشره { $outlet }{ $published-given ->
        [yes] { " " }في { $published }
       *[no] { "" }
    } ونسبه إلى { $ascribed }{ $side-given ->
        [yes] { " " }من جانب { $side }
       *[no] { "" }
    }{ $through-given ->
        [yes] { " " }عبر { $through }
       *[no] { "" }
    } بشأن { $about }: { $points }. هو قول علني وليس فعل أي عضو.
    .title = قول علني
    .f-about = بشأن
    .f-outlet = نشره
    .f-published = نُشر في
    .f-ascribed = منسوب إلى
    .f-side = منسوب إلى جانب
    .f-through = وصل عبر
    .f-points = النقاط
press-claim_points =
    { $kind }، { $says }: { $claim }{ $of-given ->
        [yes] { " " }(في النقطة { $point } من { $of })
       *[no] { "" }
    }{ $cite-given ->
        [yes] { " " }(في { $cite })
       *[no] { "" }
    }{ $caveat-given ->
        [yes] { " " }(تضيف الوسيلة: { $caveat })
       *[no] { "" }
    }{ $agenda-given ->
        [yes] { " " }(في بند { $agenda })
       *[no] { "" }
    }
    .f-kind = النوع
    .f-says = يقول
    .f-claim = القول
    .f-of = رواية أخرى
    .f-point = النقطة فيها
    .f-cite = موضعه
    .f-caveat = تضيف الوسيلة
    .f-agenda = بند جدول الأعمال
press-claim_points_kind_fact = واقعة
press-claim_points_kind_commitment = التزام
press-claim_points_kind_position = موقف
press-claim_points_kind_interpretation = تفسير
press-claim_points_says_asserts = يؤكد
press-claim_points_says_denies = ينفي
press-claim_points_kind_demand = مطلب
press-claim_points_says_no-answer = قيل إنه لم يُجب
