# États d'une permanence transmise, et du superviseur, qui en est informé.
handover-state_handed-over = transmise, pas encore reprise
handover-state_taken = reprise
handover-state_kept = conservée par l'officier sortant
handover-state_untaken = non reprise dans le délai
handover-state_told = inscrite au registre, pas encore remise
handover-state_delivered = remise, pas encore ouverte
handover-state_opened = ouverte
