# One clause in one language, with its brackets as they are written.
clause =
    { $by }: סעיף { $number } של { $document }, { $purpose }.{ $replaces-given ->
        [yes] { " " }במקום: { $replaces }.
       *[no] { "" }
    }{ $heading-given ->
        [yes] { " " }כותרת: { $heading }.
       *[no] { "" }
    } { $text }{ $shows-given ->
        [yes] { " " }מראה את { $shows }.
       *[no] { "" }
    }
    .title = סעיף
    .f-document = נוסח
    .f-number = מספר
    .f-purpose = בתור
    .f-replaces = במקום
    .f-heading = כותרת
    .f-text = מילים
    .f-shows = מראה
clause_replaces = { $version }
    .f-version = גרסה
clause_purpose_wording = ניסוח
clause_purpose_translation = תרגום
clause_purpose_bridging = נוסח מגשר
clause_purpose_removal = הוצא
