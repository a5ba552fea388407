# States of a text as a case, and of whoever is told of it.
text-state_tabled = sur la table
text-state_withdrawn = retiré
text-state_delivered = remis, pas encore ouvert
text-state_opened = ouvert
