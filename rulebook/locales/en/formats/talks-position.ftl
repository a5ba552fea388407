# Where a side stands, in its own words.
talks-position =
    { $by } on { $about }: { $stance }.{ $text-given ->
        [yes] { " " }In its words: { $text }
       *[no] { "" }
    }{ $condition-given ->
        [yes] { " " }Condition: { $condition }
       *[no] { "" }
    }{ $linked-given ->
        [yes] { " " }Linked to { $linked }.
       *[no] { "" }
    } May be shown to: { $disclosure }.
    .title = Position in the talks
    .f-about = On
    .f-stance = Position
    .f-text = In its words
    .f-condition = Condition
    .f-linked = Linked to
    .f-disclosure = May be shown to
talks-position_stance_accept = accepts
talks-position_stance_ad-referendum = accepts, subject to confirmation from its capital
talks-position_stance_accept-if = accepts on a condition
talks-position_stance_reserve = reserves its position
talks-position_stance_object = objects
talks-position_stance_silent = states no position
talks-position_disclosure_nobody = nobody else
talks-position_disclosure_other-side = the other side
talks-position_disclosure_everybody = everybody
