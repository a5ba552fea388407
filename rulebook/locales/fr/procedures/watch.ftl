# États d'une permanence, et du superviseur, qui en est informé.
watch-state_on-watch = de permanence
watch-state_relieved = relevée
watch-state_overlong = PERMANENCE TROP LONGUE
watch-state_told = inscrite au registre, pas encore remise
watch-state_delivered = remise, pas encore ouverte
watch-state_opened = ouverte
