# États d'une garantie appelée et de son garant. Un refus est une réponse ; le devoir reste à côté.
guarantee-state_called = appelée
guarantee-state_answered = le garant a répondu
guarantee-state_withdrawn = l'appel est retiré
guarantee-state_delivered = remis, pas encore ouvert
guarantee-state_opened = ouvert, réponse attendue
guarantee-state_taken-up = s'en charge
guarantee-state_denied = soutient qu'il ne le doit pas
guarantee-state_honoured = dit que c'est fait
guarantee-state_silent = sans réponse à l'échéance
