# États d'un exercice et de chaque poste. Le mot « exercice » vient en premier.
drill-state_called = exercice, annoncé
drill-state_over = exercice, terminé
drill-state_cancelled = exercice, annulé
drill-state_delivered = exercice, remis
drill-state_opened = exercice, ouvert
drill-state_practised = exercice, effectué
drill-state_silent = exercice, non ouvert dans le délai
