# États d'une affirmation d'avancement, et de chacun qui doit dire ce qu'il admet.
progress-state_claimed = affirmé, pas encore compté par tous
progress-state_answered = tous ceux qui étaient sollicités ont dit ce qu'ils admettent
progress-state_withdrawn = retiré
progress-state_delivered = remis, pas encore ouvert
progress-state_opened = ouvert, décompte attendu
progress-state_accepted = admet l'affirmation
progress-state_contested = conteste une partie de l'affirmation
progress-state_silent = sans décompte à l'échéance
