desk_owe =
    { $n ->
        [0] Vous ne devez rien pour l’instant.
        [one] Vous devez { $n } réponse.
       *[other] Vous devez { $n } réponses.
    }
desk_first = La première est due dans { $in } : { $what }{ $stop }
desk_first-over = La première est en retard de { $in } : { $what }{ $stop }
desk_first-paper = La première est due à { $in } UTC : { $what }{ $stop }
desk_grave-none = Rien de grave n’est ouvert.
desk_grave-proof = Une preuve échoue : voir ci-dessus.
desk_grave-misread = { $by } a mal collationné l’acte { $act }.
desk_grave-uncleared = { $by } a commencé ce qu’annonce l’acte { $act } avant que tous les destinataires soient prêts.
desk_looked =
    { $n ->
        [0] Depuis votre dernier passage à { $time } UTC : rien de nouveau.
        [one] Depuis votre dernier passage à { $time } UTC : { $n } acte{ $kinds }.
       *[other] Depuis votre dernier passage à { $time } UTC : { $n } actes{ $kinds }.
    }
desk_show = Les afficher
desk_ribbon = Les 8 prochaines heures
desk_now = maintenant
desk_due = { $what } { $act }
desk_owes = { $by } doit
desk_we-owe = Nous devons
desk_others-owe = Le superviseur et les autres doivent
desk_you = vous
desk_empty-ours = Vous ne devez rien pour l’instant.
desk_empty = Rien n’est dû ici pour l’instant.
desk_by = avant { $time } UTC
desk_since = depuis { $time } UTC
desk_rung = échelon { $n }
desk_held = délai demandé
desk_drill = exercice
desk_contested = objection
desk_zones = Zones
desk_zone = Zone
desk_zones-as-reported = selon les comptes rendus
desk_zones-none = Le règlement en vigueur ne nomme aucune zone.
desk_zone-open =
    { $n ->
        [one] { $n } dossier ouvert
       *[other] { $n } dossiers ouverts
    }
desk_zone-unknown = non connu
desk_zone-last = dernier compte rendu { $time } UTC
desk_zone-no-report = aucun compte rendu au registre
desk_illustrative = tracé à titre d’illustration
desk_latest-order = tous les postes, le plus récent d’abord
desk_latest-none = Rien n’a encore été dit ici.
desk_says = Teneur
desk_joint = { $time } { $what }
desk_ago = Depuis
desk_from-to = De, à
desk_waits = attend dans la boîte d’envoi : signé, pas encore au registre
desk_zone-answered = répondu
desk_zone-at = rien d’ouvert depuis { $time } UTC
