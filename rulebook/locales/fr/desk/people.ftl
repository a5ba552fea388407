desk_role-reader = Lecteur
desk_role-reader-says = Vous lisez et imprimez. Vous ne signez rien, pas même un accusé de réception.
desk_role-duty = Officier de permanence
desk_role-duty-says = Vous lisez, accusez réception et signez ce qu’un officier peut signer seul. Vous préparez les actes graves ; un officier habilité les libère.
desk_role-releasing = Officier habilité
desk_role-releasing-says = Vous lisez, accusez réception et signez, actes graves compris. Un acte grave exige toujours deux officiers : vous ne libérez jamais seul ce que vous avez écrit.
desk_reads-only = Votre rôle lit et ne signe rien. Un officier de permanence de votre poste répond ici.
desk_entry-refused = Votre rôle ne le permet pas
