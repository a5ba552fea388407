# Où en est un côté, dans ses propres termes.
talks-position =
    { $by } au sujet de { $about } : { $stance }.{ $text-given ->
        [yes] { " " }Dans ses termes : { $text }
       *[no] { "" }
    }{ $condition-given ->
        [yes] { " " }Condition : { $condition }
       *[no] { "" }
    }{ $linked-given ->
        [yes] { " " }Lié à { $linked }.
       *[no] { "" }
    } Peut être montré { $disclosure }.
    .title = Position dans les pourparlers
    .f-about = Au sujet de
    .f-stance = Position
    .f-text = Dans ses termes
    .f-condition = Condition
    .f-linked = Lié à
    .f-disclosure = Peut être montré
talks-position_stance_accept = accepte
talks-position_stance_ad-referendum = accepte, sous réserve de confirmation par sa capitale
talks-position_stance_accept-if = accepte sous condition
talks-position_stance_reserve = réserve sa position
talks-position_stance_object = s'oppose
talks-position_stance_silent = ne prend pas position
talks-position_disclosure_nobody = à personne d'autre
talks-position_disclosure_other-side = à l'autre côté
talks-position_disclosure_everybody = à tous
