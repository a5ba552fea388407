# États d'une notification et de chaque destinataire.
notification-state_announced = annoncée
notification-state_started = activité commencée
notification-state_uncleared = activité commencée avant que tous les destinataires soient prêts
notification-state_ended = activité terminée
notification-state_cancelled = annulée
notification-state_lapsed = créneau passé, aucun début signalé
notification-state_included = inscrite au registre, pas encore remise
notification-state_delivered = remise, pas encore ouverte
notification-state_opened = ouverte, pas encore collationnée
notification-state_misread = collationnement discordant
notification-state_read-back = collationnée, position attendue
notification-state_accepted = sera respectée
notification-state_conditional = acceptée sous conditions
notification-state_objected = objection formulée
notification-state_unable = ne peut être respectée
notification-state_silent = sans réponse à l'échéance
