link-state_up = liaison établie
link-state_degraded = liaison dégradée
link-state_down = liaison interrompue
link-state_suspended = liaison suspendue
