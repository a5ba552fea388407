# States of a joint statement in draft, and of each side.
joint-state_drafted = rédigée, pas convenue par tous
joint-state_agreed = texte convenu par tous
joint-state_parted = pas convenue en l’état
joint-state_withdrawn = retirée
joint-state_delivered = remise, pas encore ouverte
joint-state_opened = ouverte, réponse attendue
joint-state_accepted = accepte le texte
joint-state_conditional = accepterait un autre texte
joint-state_declined = n’accepte pas
joint-state_silent = pas de réponse dans le délai
