# Engagements : les deux côtés sur un calendrier, et la page d'un seul
desk_commitments = Engagements
desk_commitments-lead = Qui s'est engagé à quoi et pour quand, combien en est affirmé et combien admis. Si une parole fut tenue, c'est aux personnes de le dire.
desk_cm-none = Aucun engagement n'a été donné.
desk_cm-key-window = période convenue
desk_cm-key-expected = attendu
desk_cm-key-claimed = affirmé
desk_cm-key-accepted = admis
desk_cm-key-today = aujourd'hui
desk_cm-timeline = Calendrier des deux côtés
desk_cm-no-day = pas encore de jour
desk_cm-what = Engagement
desk_cm-days = Jours, UTC
desk_cm-from-until = { $start } à { $due }
desk_cm-until = { $due } au plus tard
desk_cm-expected = attendu
desk_cm-quantity = Quantité
desk_cm-claimed = Affirmé
desk_cm-accepted = Admis
desk_cm-of = { $n } sur { $whole }
desk_cm-not-claimed = rien d'affirmé
desk_cm-not-counted = pas compté
desk_cm-overdue =
    { $n ->
        [one] jour passé depuis { $n } jour
        *[other] jour passé depuis { $n } jours
    }
desk_cm-conditions = Conditions
desk_cm-no-condition = Rien n'attend de condition.
desk_cm-condition-unsaid = nul n'a dit qu'elle est remplie
desk_cm-condition-met = remplie
desk_cm-condition-not-met = non remplie
desk_cm-condition-disputed = contestée
desk_cm-from-day = depuis le { $day }
desk_cm-meanwhile = Jusque-là : { $text }
desk_cm-slip = En cas de retard
desk_cm-slip-lead = Ce qui suivrait si un engagement était fait quelques jours après son échéance.
desk_cm-slip-which = Engagement
desk_cm-slip-days = Jours de retard
desk_cm-slip-show = Montrer
desk_cm-slip-title =
    { $n ->
        [one] Si { $act } est fait avec { $n } jour de retard
        *[other] Si { $act } est fait avec { $n } jours de retard
    }
desk_cm-slip-none = Aucun autre jour ne bouge et aucune porte ne se ferme.
desk_cm-slip-becomes = { $before } devient { $after }
desk_cm-slip-closed =
    { $n ->
        [one] sa porte { $gate } reste fermée { $n } jour
        *[other] sa porte { $gate } reste fermée { $n } jours
    }
desk_cm-slip-closed-unknown = nul ne peut dire quand s'ouvre sa porte { $gate }
desk_cm-title = Engagement { $act }
desk_cm-given-by = Donné par
desk_cm-given-to = Donné à
desk_cm-test = Fait quand
desk_cm-verifier = Compté par
desk_cm-exceptions = Exceptions
desk_cm-clause = Clause
desk_cm-after-days = { $from } à { $due } jours après { $act }
desk_cm-own-days = jours propres
desk_cm-phases = Phases
desk_cm-phase = { $n } derrière { $line }
desk_cm-gates = Seulement quand est fait
desk_cm-gate-open = fait
desk_cm-gate-closed = pas fait
desk_cm-counts = Décomptes de la dernière affirmation
desk_cm-counts-note = deux nombres, jamais un seul
desk_cm-counted = admet { $n }
desk_cm-verifies = le vérificateur
desk_cm-contests = conteste { $n } : { $reason }
desk_cm-claims = Affirmations
desk_cm-no-claim = Rien n'a été affirmé.
desk_cm-rule = Une affirmation est la parole d'un côté. Ce qui compte est ce que le vérificateur admet, et c'est dit à côté.
desk_cm-unreadable = quelque chose qui n'est pas lisible ici
desk_cm-says-claimed = affirmé : { $n } sur { $whole }
desk_cm-says-accepted = admis : { $n } sur { $whole }
desk_cm-slip-option = { $act }, { $by } : { $what }
desk_cm-g-title = Garanties
desk_cm-g-note = appelée, elle est une dette de son garant
desk_cm-g-none = Nul n'a donné de garantie.
desk_cm-g-of = Garantit { $act }
desk_cm-g-to = À
desk_cm-g-trigger = Quand
desk_cm-g-duty = Alors
desk_cm-g-hours =
    { $n ->
        [one] en { $n } heure
        *[other] en { $n } heures
    }
desk_cm-g-public = publique
desk_cm-g-sealed = scellée
desk_cm-g-called = Appelée
desk_cm-g-not-called = pas appelée
desk_cm-g-due = échéance { $time }
desk_cm-g-proofs = Preuves
desk_cm-key-gate = porte, pleine tant qu’elle est fermée
desk_cm-gates-done = { $n } sur { $whole } de ce qu’il attend est fait
desk_cm-d-title = Différends
desk_cm-d-note = ce qui a été convenu, ce que cela veut dire, comment on l’exécute
desk_cm-d-none = Nul n’a ouvert de différend.
desk_cm-d-over = Au sujet de { $act }
desk_cm-d-reached = porté jusqu’ici
desk_cm-d-rung-filed = Clarification
desk_cm-d-rung-local = Comité local
desk_cm-d-rung-commission = Commission mixte
desk_cm-d-rung-good-offices = Bons offices
desk_cm-d-rung-guarantors = Garants
desk_cm-g-all-proofs = Toutes les preuves en un fichier
