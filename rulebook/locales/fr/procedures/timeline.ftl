# Où en est un engagement à une date donnée. Rien ici ne dit qu'une parole fut tenue ou rompue.
timeline-state_pre-effect = avant son jour J
timeline-state_waiting = attend autre chose
timeline-state_disputed = il est contesté qu'il commence
timeline-state_unknown = compté depuis ce qui n'est pas lisible ici
timeline-state_deadlock = attend en cercle, ne peut pas commencer
timeline-state_not-yet = commence plus tard
timeline-state_gated = son jour est venu, une porte est fermée
timeline-state_running = en cours
timeline-state_overdue = échu, rien d'affirmé
timeline-state_claimed = affirmé, pas encore compté
timeline-state_contested = affirmé, pas admis
timeline-state_partly = admis en partie
timeline-state_accepted = admis
timeline-state_lifted = levé
