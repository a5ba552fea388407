# Articles de presse : où on les remet, et ce qui en est proposé
desk_press-reports = Articles de presse
desk_pr-lead = Collez un article ou choisissez des fichiers. Le programme propose qui aurait dit quoi ; vous acceptez, corrigez ou rejetez chaque proposition. Il ignore si quoi que ce soit est vrai.
desk_pr-others = Votre membre n'inscrit rien de ce que la presse attribue à d'autres. Le règlement le permet à : { $who }.
desk_pr-text = Texte d'un article
desk_pr-text-hint = Texte brut ou HTML, en anglais. Dans d'autres langues rien n'est encore trouvé ; inscrivez-en le contenu à la main.
desk_pr-files = Fichiers
desk_pr-files-hint = Texte brut ou HTML en UTF-8, au plus { $n } articles ensemble et { $max } Mio chacun. Les articles qui reprennent peut-être un seul texte se lisent ensemble.
desk_pr-outlet = Média
desk_pr-day = Publié le
desk_pr-unless = Vaut là où un article ne le dit pas lui-même.
desk_pr-read = Lire et proposer
desk_pr-no-act = Cela n'envoie rien.
desk_pr-readings = Déjà lus
desk_pr-readings-note = gardés à ce poste jusqu'à ce que vous les retiriez
desk_pr-open-of = { $open } sur { $n } en attente
desk_pr-proposals = Déclarations proposées
desk_pr-counts = { $n } proposées : { $open } en attente, { $taken } acceptées, { $rejected } rejetées.
desk_pr-nothing-accepted = Ce sont des propositions d'un programme. Lisez chacune en regard de l'article ; rien n'est accepté de soi-même.
desk_pr-about = Objet des déclarations
desk_pr-about-hint = Une affaire relatée en public, ou une session. Chaque déclaration que vous acceptez commence par elle.
desk_pr-unstated = non indiqué
desk_pr-found = { $n ->
    [one] { $n } proposition tirée de { $sentences } phrases
   *[other] { $n } propositions tirées de { $sentences } phrases
}
desk_pr-same = { $a } reprend un même texte avec { $b } : c'est une source répétée, et non une confirmation.
desk_pr-left-out = { $n ->
    [one] { $n } autre déclaration a été trouvée et n'est pas montrée : un article en a 200 au plus, de 4000 octets chacune.
   *[other] { $n } autres déclarations ont été trouvées et ne sont pas montrées : un article en a 200 au plus, de 4000 octets chacune.
}
desk_pr-none = Rien n'a été trouvé que quelqu'un aurait dit. Les articles ne se lisent qu'en anglais ; inscrivez à la main ce que dit un autre.
desk_pr-discard = Retirer cette lecture
desk_pr-discard-note = Les brouillons et les actes qui en sont issus restent.
desk_pr-one-source = une source répétée
desk_pr-open = en attente
desk_pr-rejected = rejetée
desk_pr-written = acceptée, pas encore signée
desk_pr-said = inscrite sous
desk_pr-speaker = Dit par
desk_pr-anonymous = sans nom
desk_pr-named = dans l'article
desk_pr-carried = Sa propre phrase ne nomme personne ; repris de ce qui précède.
desk_pr-side = Côté
desk_pr-side-unstated = non indiqué
desk_pr-side-joint = les deux côtés
desk_pr-side-local = local
desk_pr-side-none = aucun des deux
desk_pr-via = Par
desk_pr-meeting = Réunion à
desk_pr-agenda = Point de l'ordre du jour
desk_pr-date = Parle de
desk_pr-open-date = L'article ne dit pas de quelle année ou de quel jour il s'agit.
desk_pr-said-on = dit le
desk_pr-caveat = Réserve du média
desk_pr-no-caveat = aucune trouvée
desk_pr-where = Endroit
desk_pr-sentence = phrase { $n }
desk_pr-repeats = Dit aussi dans
desk_pr-no-corroboration = une source répétée, et non une confirmation
desk_pr-accept = Accepter et corriger
desk_pr-reject = Rejeter
desk_pr-undo = Rétablir
desk_pr-continue = Poursuivre la rédaction
desk_pr-back = Retour aux propositions
desk_pr-see = Voir ce qui a été envoyé
desk_pr-kind-fact = fait
desk_pr-kind-commitment = engagement
desk_pr-kind-demand = exigence
desk_pr-kind-position = position
desk_pr-kind-denial = démenti
desk_pr-kind-interpretation = interprétation
desk_pr-caveat-unverified = non vérifié
desk_pr-caveat-unconfirmed = non confirmé par l'autre côté
desk_pr-caveat-unanswered = sans réponse de l'autre côté
desk_pr-caveat-reportedly = selon certaines informations
desk_pr-caveat-preliminary = un chiffre provisoire
desk_pr-caveat-framed = jugé par ses propres mots
