# États d'une protestation et du superviseur. Aucun n'est une conclusion.
protest-state_lodged = déposée
protest-state_replied-to = suivie d'une réponse
protest-state_withdrawn = retirée
protest-state_delivered = remise, pas encore ouverte
protest-state_opened = ouverte, réponse attendue
protest-state_answered = a reçu une réponse
protest-state_rejected = rejetée
protest-state_noted = consignée
protest-state_silent = sans réponse à l'échéance
