# États d'une demande de contact et de chaque membre sollicité.
contact-state_requested = demandé, aucune date commune à ce stade
contact-state_agreed = date convenue
contact-state_declined = décliné
contact-state_held = tenu, aucun compte rendu à ce stade
contact-state_recorded = compte rendu présenté
contact-state_called-off = abandonné
contact-state_expired = date passée, rien de convenu
contact-state_unreported = date passée, personne n'a dit s'il avait eu lieu
contact-state_delivered = remise, pas encore ouverte
contact-state_opened = ouverte, réponse attendue
contact-state_accepted = accepte
contact-state_countered = propose une autre date
contact-state_silent = sans réponse à l'échéance
