desk_channels-lead = Chaque ligne de coordination a ses lecteurs et ses clés.
desk_public = public
desk_counts = dus { $owed }, en retard { $over }
desk_record-lead = Le registre contient { $size } inscriptions ; { $witnessed } sont sous les signatures d’un quorum.
desk_find = Mots, lieu, nom
desk_find-button = Chercher
desk_all = tous
desk_found-none = Rien ne correspond dans la partie du registre que ce nœud peut ouvrir.
desk_older = Plus anciens
desk_latest-page = Les plus récents
desk_has-signed = a signé le dernier point de contrôle
desk_has-not-signed = n’a pas signé le dernier point de contrôle
desk_signed-at = signé { $time } UTC, { $q } requis
desk_signed-how = avec une clé en vigueur à cet endroit du registre
desk_placed-how = la place est fixée par l’arbre du registre
desk_not-witnessed = Pas encore attesté ; { $q } sur { $n } requis.
desk_not-witnessed-how = Ne le tenez pas pour prouvé avant.
desk_unchanged-later = Son intégrité sera montrée une fois attesté.
desk_checked-here = vérifié ici à { $time } UTC
desk_whole-case = Le dossier entier
desk_rulebook-lead = Ce dont les parties sont convenues : qui doit quoi, à qui et quand, qui est appelé à défaut, et comment s’écrit chaque acte.
desk_deadlines = Délais
desk_ladder = Si aucune réponse ne vient
desk_called = Qui est appelé
desk_at-once = jusqu’au délai
desk_silence = Ce que signifie le silence
desk_formats = Formats
desk_two-people = deux officiers signent
desk_reciprocity = Égalité des parties
desk_reciprocal = Les deux parties interverties, le règlement se lit de même.
desk_asymmetries =
    { $n ->
        [one] { $n } différence entre les parties, avec l’article qui la prévoit :
       *[other] { $n } différences entre les parties, chacune avec l’article qui la prévoit :
    }
desk_keys = Clés
desk_key-acts =
    { $n ->
        [0] aucun acte
        [one] { $n } acte
       *[other] { $n } actes
    }
desk_key-revoked = révoquée à { $at }
desk_hashes = À comparer de vive voix
desk_members = Membres
desk_part = Rôle
desk_offices = Postes et clés
desk_languages = Langues
desk_part-a = partie, côté A
desk_part-b = partie, côté B
desk_part-supervisor = superviseur
desk_part-guarantor = garant et témoin
desk_part-monitor = mission de surveillance
desk_part-humanitarian = coordonnateur humanitaire
desk_part-observer = observateur
