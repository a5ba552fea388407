# L'état de la liaison d'un membre. Suspendue : par décision ; interrompue : non.
link-status =
    { $state-key ->
        [open] { $by } signale sa liaison ouverte depuis le { $since }.
        [degraded] { $by } signale sa liaison dégradée depuis le { $since }.
        [down] { $by } signale sa liaison interrompue depuis le { $since }.
       *[suspended] { $by } signale sa liaison suspendue par décision depuis le { $since }.
    }{ $reason-given ->
        [yes] { " " }Motif : { $reason }.
       *[no] { "" }
    }{ $expected-given ->
        [yes] { " " }Rétablissement prévu le { $expected }.
       *[no] { "" }
    }
    .title = État de la liaison
    .f-state = État
    .f-since = Depuis
    .f-reason = Motif
    .f-expected = Rétablissement prévu
link-status_state_open = ouverte
link-status_state_degraded = dégradée
link-status_state_down = interrompue
link-status_state_suspended = suspendue
