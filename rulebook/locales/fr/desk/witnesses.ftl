# Each witness in time
desk_seats-lead = Compté par ce nœud sur { $n } points de contrôle depuis { $time }.
desk_seats-none = Aucun point de contrôle n’est encore parvenu à ce nœud.
desk_seats-link = Chaque témoin dans le temps
desk_seat = Témoin
desk_seat-now = Dernier point de contrôle
desk_seat-last = Dernière signature
desk_seat-signed = Signés
desk_seat-gaps = Quand il a manqué
desk_seat-at = { $time }, taille du registre { $size }
desk_seat-never = aucune
desk_seat-of = { $signed } sur { $heard }
desk_seat-no-gap = Aucune interruption.
desk_seat-gap = De { $from } (taille { $after }) à { $to } (taille { $size })
desk_seat-missing = Manque depuis { $from } (taille { $after })
desk_seats-note = Une interruption est une minute ou plus pendant laquelle des points de contrôle avec quorum sont venus sans ce témoin. Elle ne prouve rien, sinon que sa signature n’est pas parvenue ici.
