# États du compte rendu d'un contact et de chaque côté. Non confirmé ne veut pas dire convenu.
meeting-state_submitted = présenté, pas confirmé par tous
meeting-state_confirmed = confirmé
meeting-state_reserved = réserve formulée
meeting-state_withdrawn = retiré
meeting-state_delivered = remis, pas encore ouvert
meeting-state_opened = ouvert, confirmation attendue
meeting-state_silent = non confirmé à l'échéance
