# A text on the table; its clauses are acts of their own.
text-open =
    { $by } puts a text on the table, { $kind }: { $subject }.{ $round-given ->
        [yes] { " " }For round { $round }.
       *[no] { "" }
    }{ $belongs-given ->
        [yes] { " " }Belongs to { $belongs }.
       *[no] { "" }
    } To be signed by: { $sides }. Languages: { $languages }.{ $prevailing-given ->
        [yes] { " " }In doubt { $prevailing } prevails.
       *[no] { "" }
    }{ $depositary-given ->
        [yes] { " " }Depositary: { $depositary }.
       *[no] { "" }
    } Enters into force { $entry }{ $date-given ->
        [yes] { " " }on { $date }
       *[no] { "" }
    }{ $days-given ->
        [yes] { " " }and days after that: { $days }
       *[no] { "" }
    }.{ $existence-given ->
        [yes] { " " }That this text exists is { $existence }.
       *[no] { "" }
    }
    .title = Text on the table
    .f-subject = What it is about
    .f-kind = Kind
    .f-round = Round
    .f-belongs = Belongs to
    .f-sides = To be signed by
    .f-languages = Languages
    .f-prevailing = Prevailing language
    .f-depositary = Depositary
    .f-entry = Enters into force
    .f-days = Days after that
    .f-date = Date
    .f-existence = That it exists
text-open_sides = { $side }
    .f-side = Side
text-open_kind_non-paper = non-paper
text-open_kind_proposal = proposal
text-open_kind_chairs-text = chair’s text
text-open_kind_rolling-text = rolling text
text-open_kind_annex = annex
text-open_kind_map = map
text-open_kind_side-letter = side letter
text-open_kind_joint-statement = joint statement
text-open_entry_signed = when all have signed
text-open_entry_deposited = when the depositary holds it signed
text-open_entry_date = on the date named, if all have signed by then
text-open_existence_shown = shown to the others of its channel
text-open_existence_hidden = not shown to others
text-open_languages_en = English
text-open_languages_ar = Arabic
text-open_languages_he = Hebrew
text-open_languages_fr = French
text-open_prevailing_en = English
text-open_prevailing_ar = Arabic
text-open_prevailing_he = Hebrew
text-open_prevailing_fr = French
