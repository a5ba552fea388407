# Where a side stands on one version of a clause.
clause-stance =
    { $by } au sujet de { $clause } : { $stance }.{ $text-given ->
        [yes] { " " }Dans ses termes : { $text }
       *[no] { "" }
    }{ $conditions-given ->
        [yes] { " " }À condition : { $conditions }.
       *[no] { "" }
    }
    .title = Position sur un article
    .f-clause = Version de l’article
    .f-stance = Position
    .f-text = Dans ses termes
    .f-conditions = Conditions
clause-stance_conditions =
    { $number-given ->
        [yes] article { $number } accepté
       *[no] { "" }
    }{ $side-given ->
        [yes] { " " }par { $side }
       *[no] { "" }
    }{ $after-given ->
        [yes] { " " }d’abord { $after }
       *[no] { "" }
    }{ $words-given ->
        [yes] { " " }dans ses termes : { $words }
       *[no] { "" }
    }
    .f-number = Article
    .f-side = Par
    .f-after = D’abord
    .f-words = Dans ses termes
clause-stance_stance_accept = accepte
clause-stance_stance_ad-referendum = accepte, sous réserve de confirmation par sa capitale
clause-stance_stance_accept-if = accepte sous condition
clause-stance_stance_reserve = réserve sa position
clause-stance_stance_object = s’oppose
clause-stance_stance_silent = ne prend pas position
