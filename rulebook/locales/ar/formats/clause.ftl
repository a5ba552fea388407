# One clause in one language, with its brackets as they are written.
clause =
    { $by }: البند { $number } من { $document }، { $purpose }.{ $replaces-given ->
        [yes] { " " }يحل محل: { $replaces }.
       *[no] { "" }
    }{ $heading-given ->
        [yes] { " " }العنوان: { $heading }.
       *[no] { "" }
    } { $text }{ $shows-given ->
        [yes] { " " }يعرض { $shows }.
       *[no] { "" }
    }
    .title = بند
    .f-document = النص
    .f-number = الرقم
    .f-purpose = بوصفه
    .f-replaces = يحل محل
    .f-heading = العنوان
    .f-text = الألفاظ
    .f-shows = يعرض
clause_replaces = { $version }
    .f-version = الصيغة
clause_purpose_wording = صياغة
clause_purpose_translation = ترجمة
clause_purpose_bridging = نص توفيقي
clause_purpose_removal = محذوف
