# États d'une question et de qui est interrogé.
query-state_asked = posée, sans réponse à ce stade
query-state_delivered = remise, pas encore ouverte
query-state_opened = ouverte, réponse attendue
query-state_deferred = réponse annoncée pour plus tard
query-state_answered = réponse reçue
query-state_withdrawn = retirée
query-state_silent = sans réponse à l'échéance
