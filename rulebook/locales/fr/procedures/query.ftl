query-state_asked = posée, pas encore ouverte
query-state_opened = ouverte, réponse attendue
query-state_answered = réponse reçue
query-state_silent = sans réponse à l'échéance
query-state_closed = close
