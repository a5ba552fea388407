# Where an incident is said to have been
desk_map = Où cela se serait passé
desk_map-coarse = Montré à 5 km près : { $member } a scellé le lieu exact pour quelques lecteurs.
desk_map-open = L’ouvrir
desk_map-note = Chaque contour est aussi grand que ce que son auteur a laissé ouvert. Le nord est en haut.
desk_map-zones = Les zones sont tracées à titre d’illustration.
desk_map-km = { $n } km
desk_map-m = { $n } m
