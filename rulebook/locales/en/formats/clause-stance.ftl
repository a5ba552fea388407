# Where a side stands on one version of a clause.
clause-stance =
    { $by } on { $clause }: { $stance }.{ $text-given ->
        [yes] { " " }In its words: { $text }
       *[no] { "" }
    }{ $conditions-given ->
        [yes] { " " }On condition: { $conditions }.
       *[no] { "" }
    }
    .title = Position on a clause
    .f-clause = Version of the clause
    .f-stance = Position
    .f-text = In its words
    .f-conditions = Conditions
clause-stance_conditions =
    { $number-given ->
        [yes] clause { $number } is accepted
       *[no] { "" }
    }{ $side-given ->
        [yes] { " " }by { $side }
       *[no] { "" }
    }{ $after-given ->
        [yes] { " " }first { $after }
       *[no] { "" }
    }{ $words-given ->
        [yes] { " " }in its words: { $words }
       *[no] { "" }
    }
    .f-number = Clause
    .f-side = By
    .f-after = First
    .f-words = In its words
clause-stance_stance_accept = accepts
clause-stance_stance_ad-referendum = accepts, subject to confirmation from its capital
clause-stance_stance_accept-if = accepts on a condition
clause-stance_stance_reserve = reserves its position
clause-stance_stance_object = objects
clause-stance_stance_silent = states no position
