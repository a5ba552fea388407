# Ce qui est dû, et où cela en est.
debt_open = { $debtor } doit à { $creditor }, au plus tard le { $due } : l'ouverture de { $about }.
    .title = ouverture
debt_read-back = { $debtor } doit à { $creditor }, au plus tard le { $due } : le collationnement des éléments essentiels de { $about }.
    .title = collationnement
debt_position = { $debtor } doit à { $creditor }, au plus tard le { $due } : sa position sur { $about }.
    .title = position
debt_disseminate = { $debtor } doit à { $creditor }, au plus tard le { $due } : la diffusion de { $about } aux unités concernées.
    .title = diffusion
debt_answer = { $debtor } doit à { $creditor }, au plus tard le { $due } : une réponse à { $about }.
    .title = réponse
debt_line-reply = { $debtor } doit à { $creditor }, au plus tard le { $due } : la réponse à l'essai de liaison ({ $about }).
    .title = réponse à l'essai de liaison
debt-status_owed = dû
debt-status_met = rendu à temps
debt-status_late = rendu en retard
debt-status_defaulted = échu, sans réponse
debt-status_lifted = n'est plus demandé
