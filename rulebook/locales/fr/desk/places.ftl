# Exact places that their owner sealed to a few readers
desk_place-coarse-title = Lieux montrés à 5 km près
desk_place-coarse = { $member } a scellé ceci pour quelques lecteurs. Les lieux y sont montrés à 5 km près.
desk_place-reason = Pourquoi il vous faut le lieu exact
desk_place-open = Ouvrir le lieu exact
desk_place-open-do = Chaque fois, { $member } apprend par un acte du registre quel poste l’a ouvert, votre numéro, l’heure et ce motif.
desk_place-opened = Le lieu exact n’est ouvert que sur cette page. { $member } en est informé par { $act }.
desk_openings = Lieux exacts ouverts
desk_openings-lead = Vos lieux que d’autres ont ouverts, et ceux d’autrui que votre poste a ouverts. Personne d’autre ne voit ces actes.
desk_openings-none = Aucun lieu exact n’a été ouvert.
desk_openings-all = Toutes les ouvertures
desk_opened-by = Ouvert par
desk_opened-when = Ouvert à
desk_opened-why = Motif
desk_opened-officer = Officier { $n }
desk_opened-at = Officier { $n }, { $time }, { $act }
