# États d'un point de l'ordre du jour et de chaque côté. En suspens : quelqu'un ne s'en saisit pas maintenant, sans plus.
agenda-state_proposed = proposé, pas encore accepté par tous
agenda-state_agreed = à l'ordre du jour, accepté par tous
agenda-state_parked = en suspens, pas accepté par tous à ce stade
agenda-state_closed = clos
agenda-state_withdrawn = retiré
agenda-state_delivered = remis, pas encore ouvert
agenda-state_opened = ouvert, réponse attendue
agenda-state_accepted = accepte d'en parler
agenda-state_conditional = accepterait d'en parler sous conditions
agenda-state_declined = ne souhaite pas en parler à ce stade
agenda-state_silent = sans réponse à l'échéance
