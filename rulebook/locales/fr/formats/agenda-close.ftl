# Ce qu'il est advenu d'un point. Cela ne dit rien du fond.
agenda-close =
    { $result-key ->
        [dealt-with] { $by } clôt le point de l'ordre du jour : traité.
        [carried-over] { $by } clôt le point de l'ordre du jour : reporté à un autre cycle.
       *[dropped] { $by } clôt le point de l'ordre du jour : retiré de l'ordre du jour.
    }
    .title = Clôture d'un point de l'ordre du jour
    .f-result = Suite donnée
agenda-close_result_dealt-with = traité
agenda-close_result_carried-over = reporté à un autre cycle
agenda-close_result_dropped = retiré de l'ordre du jour
