desk_gossip = Ce que les autres ont vu
desk_gossip-same = montre le même registre
desk_gossip-differs = MONTRE UN AUTRE REGISTRE
desk_gossip-ahead = montre un point de contrôle que ce nœud n’a pas encore atteint
desk_gossip-silent = n’a montré aucun point de contrôle depuis le démarrage de ce nœud
desk_gossip-none = Il n’y a personne d’autre.
desk_gossip-shown = point de contrôle de { $size }, entendu { $time } UTC
desk_gossip-seen = avait vu { $size } en écrivant { $act }, { $time } UTC
desk_after-number = Après { $act }.
desk_whole-record = Tout le registre
desk_save-proof-of = Enregistrer la preuve de { $act }
desk_line-heard = dernière réponse { $time } UTC
desk_line-never = n’a jamais répondu à un essai
desk_line-due = prochain essai { $time } UTC
desk_line-missed =
    { $n ->
        [one] { $n } essai sans réponse
       *[other] { $n } essais de suite sans réponse
    }
desk_line-effective = en vigueur dès { $time } UTC
desk_line-grounds = Motifs :
desk_line-emergency = le trafic d’urgence est accepté
desk_keep-sealed = Pour { $who }. À garder scellé.
desk_same-incident = Même incident :
desk_report-of = Rapport du jour, { $day }
desk_report-lead = Ce qui est entré au registre ce jour-là en UTC, autant que ce nœud peut l’ouvrir. État à { $time } UTC, taille du registre { $size }.
desk_report-acts = Actes
desk_report-due = Réponses échues
desk_report-kept = à temps
desk_report-late = en retard
desk_report-open = sans réponse
desk_report-none = Aucun ce jour-là.
desk_report-day = Jour
desk_report-show = Afficher
desk_report-before = Veille
desk_report-next = Lendemain
desk_report-who = Qui, à qui
desk_report-order = { $first } est nommé en premier : au poste d’une partie c’est elle, ailleurs les parties alternent chaque jour UTC. Le retard compte de la même façon pour les deux.
desk_report-all = Le registre du jour
desk_evidence = Preuves que détient ce nœud
desk_evidence-how = Le fichier se trouve dans le dossier de ce nœud. Une copie convainc quiconque ne se fie pas à ce nœud.
desk_evidence-check = Vérifier une copie
