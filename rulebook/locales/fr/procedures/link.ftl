# États du canal et de la liaison de chaque membre. Suspendu : par décision ; interrompu : non.
link-state_in-force = canal en vigueur
link-state_suspended = canal suspendu
link-state_unknown = liaison encore inconnue
link-state_up = liaison établie
link-state_degraded = liaison dégradée
link-state_down = liaison interrompue
link-state_suspending = suspension du canal annoncée
link-state_backup-up = liaison établie par la seule voie de secours
link-state_check-missed = essai de liaison sans réponse
link-state_silent = LIAISON MUETTE
link-state_stale = liaison non essayée à temps
