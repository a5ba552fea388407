# One clause in one language, with its brackets as they are written.
clause =
    { $by }: clause { $number } of { $document }, { $purpose }.{ $replaces-given ->
        [yes] { " " }In the place of: { $replaces }.
       *[no] { "" }
    }{ $heading-given ->
        [yes] { " " }Heading: { $heading }.
       *[no] { "" }
    } { $text }{ $shows-given ->
        [yes] { " " }Shows { $shows }.
       *[no] { "" }
    }
    .title = Clause
    .f-document = Text
    .f-number = Number
    .f-purpose = As
    .f-replaces = In the place of
    .f-heading = Heading
    .f-text = Words
    .f-shows = Shows
clause_replaces = { $version }
    .f-version = Version
clause_purpose_wording = wording
clause_purpose_translation = translation
clause_purpose_bridging = bridging text
clause_purpose_removal = taken out
