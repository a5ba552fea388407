desk_reported-by = { $kind } de { $by }, { $time } UTC.
desk_facts = Ce que dit chaque partie
desk_facts-order = d’abord les faits acceptés, puis ce qui diverge, puis ce qui reste ouvert
desk_facts-sum = { $agreed ->
        [one] { $agreed } fait accepté
       *[other] { $agreed } faits acceptés
    }, { $differs ->
        [one] { $differs } diverge
       *[other] { $differs } divergent
    }, { $open ->
        [one] { $open } ouvert
       *[other] { $open } ouverts
    }.
desk_facts-note = Accepté veut dire que les deux parties ont dit la même chose. Ce n’est pas une constatation, et le silence n’accepte rien.
desk_fact = Fait
desk_standing = État
desk_fact-what = Quoi
desk_fact-place = Où
desk_fact-time = Quand
desk_fact-harm = Morts
desk_fact-whose = À qui
desk_fact-agreed = accepté
desk_fact-differs = diverge
desk_fact-open = ouvert
desk_fact-accepts = dit de même
desk_fact-denies = le nie
desk_fact-unknown = non connu
desk_fact-due = réponse due
desk_fact-nothing = n’a rien dit
desk_versions-order = la plus récente d’abord
desk_version = Version { $n } : { $act }, { $time } UTC
desk_before = Avant
desk_since-then = Depuis
desk_none-given = non indiqué
desk_print = Imprimer
desk_if-none = Si aucune réponse ne vient
desk_life-start = Début
desk_life-end = Fin
