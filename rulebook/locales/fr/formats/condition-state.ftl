# Si une condition est remplie, selon le superviseur.
condition-state =
    { $state-key ->
        [met] { $by } dit que la condition posée dans { $condition } est remplie.
        [not-met] { $by } dit que la condition posée dans { $condition } n'est pas remplie.
       *[disputed] { $by } dit que la condition posée dans { $condition } est contestée.
    }{ $day-given ->
        [yes] { " " }Son jour : { $day }.
       *[no] { "" }
    }{ $grounds-given ->
        [yes] { " " }Motifs : { $grounds }
       *[no] { "" }
    }
    .title = État d'une condition
    .f-condition = Condition
    .f-state = État
    .f-day = Jour
    .f-grounds = Motifs
condition-state_state_met = remplie
condition-state_state_not-met = non remplie
condition-state_state_disputed = contestée
