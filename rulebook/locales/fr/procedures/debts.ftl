# Ce qui est dû, et où cela en est.
debt_open = ouvrir l'acte
debt_read-back = collationner les éléments essentiels
debt_position = faire connaître sa position
debt_disseminate = diffuser aux unités concernées
debt_answer = répondre à la question
debt_line-reply = répondre à l'essai de liaison
debt-status_owed = dû
debt-status_met = rendu à temps
debt-status_late = rendu en retard
debt-status_defaulted = échu, sans réponse
