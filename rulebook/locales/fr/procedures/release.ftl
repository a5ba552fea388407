# États d'une demande de communication et de l'auteur de l'acte.
release-state_requested = demandée
release-state_answered = suivie d'une réponse
release-state_withdrawn = retirée
release-state_delivered = remise, pas encore ouverte
release-state_opened = ouverte, accord ou refus attendu
release-state_consented = acceptée, pas encore communiquée
release-state_in-part = acceptée en partie ou sous conditions
release-state_refused = refusée
release-state_released = communiquée
release-state_silent = sans réponse à l'échéance ; rien n'est communiqué
