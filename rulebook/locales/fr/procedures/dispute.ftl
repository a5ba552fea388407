# États d'un différend, échelon par échelon, et de chaque côté sollicité. Être en désaccord est une issue.
dispute-state_filed = ouvert, une clarification est demandée
dispute-state_local = devant le comité local
dispute-state_commission = devant la commission mixte
dispute-state_good-offices = aux bons offices du superviseur
dispute-state_guarantors = devant les garants
dispute-state_settled = réglé, les deux l'ont dit
dispute-state_agreed-to-differ = désaccord constaté, les deux l'ont dit
dispute-state_withdrawn = retiré
dispute-state_delivered = remis, pas encore ouvert
dispute-state_opened = ouvert, réponse attendue
dispute-state_answered = a répondu
dispute-state_settles = dit qu'il est réglé
dispute-state_differs = dit qu'il y a désaccord
dispute-state_silent = sans réponse à l'échéance
