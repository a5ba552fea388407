# What the command line and the node say beside the language's own desk.ftl and refusals.ftl; read after them.

verify_unpinned = Aucune empreinte de fondation n'a été donnée : ceci montre seulement qu'un mécanisme de ce nom l'a signé. Comparez l'empreinte à celle qui a été lue à voix haute lors de la fondation.
verify_so_far = Actes vérifiés jusqu'ici : { $done } sur { $size }
status_deposited = { $n ->
    [one] Un acte sans réponse du séquenceur ; des témoins le détiennent.
   *[other] { $n } actes sans réponse du séquenceur ; des témoins les détiennent.
}
status_held = { $n ->
    [one] Ce témoin détient un acte d'un autre membre auquel le séquenceur n'a pas répondu.
   *[other] Ce témoin détient { $n } actes d'autres membres auxquels le séquenceur n'a pas répondu.
}

verify_unopenable = { $n ->
    [one] Un acte de ce membre ne s'ouvre pas : d'autres s'en sont plaints et son auteur ne l'a pas divulgué. Il n'est pas compté comme réponse.
   *[other] { $n } actes de ce membre ne s'ouvrent pas : d'autres s'en sont plaints et leur auteur ne les a pas divulgués. Ils ne sont pas comptés comme réponses.
}

evidence_against = Signé par :
evidence_one-of = Au moins une de ces clés a signé ce qui n'est pas vrai ; le fichier ne peut dire laquelle :
evidence_keys-only = Ceci met en cause des clés, non des personnes. Qui détenait une clé, et pourquoi elle a signé, aucun fichier ne peut le montrer.
evidence_fork = La clé du journal a signé deux registres incompatibles, de { $size } et de { $other_size } feuilles.
evidence_two-leaves = La clé du journal a signé deux feuilles différentes sous le numéro de registre { $index }.
evidence_bad-leaf = La clé du journal a signé le numéro de registre { $index }, qui ne peut se trouver là : { $reason ->
    [form] ses octets ne sont pas dans la forme convenue
    [signature] la signature de son auteur n'est pas valable
    [genesis] l'acte de fondation se trouve en 0 et nulle part ailleurs
    [content] il publie ce qui ne doit pas être dit en public
    [backwards] son heure précède celle d'un numéro antérieur
    [name] un autre porte son nom
   *[other] { $reason }
}.
evidence_false-receipt = La clé du journal a promis le numéro de registre { $promised_index } à { $name }, et a signé un registre où il n'en est rien.
evidence_two-receipts = La clé du journal a signé deux reçus contradictoires, pour les numéros de registre { $index } et { $other_index }.
evidence_back-dated = Le numéro de registre { $index } porte l'heure { $at_ms } ; or des témoins ont signé le registre sans lui à { $known_ms }.
evidence_two-texts = Une même clé a signé deux textes différents sous le seul nom { $name }.
evidence_bad-seal = L'acte scellé { $name } ne s'ouvre pas sur ce à quoi la clé de son auteur l'a engagé.
evidence_seen-other = { $name } dit que son auteur avait vu un autre registre que celui-ci.
evidence_omission = Des témoins détenaient { $name } à { $deposited_ms } ; la clé du journal a continué jusqu'à { $until_ms } en l'omettant.

channel-unknown = Il n'y a pas de canal « { $given } ».
    .remedy = Indiquez le nom d'un canal tel que le tableau de bord l'affiche.
import-cells = La ligne compte { $given } cellules ; l'en-tête du tableau en compte { $expected }.
    .remedy = Mettez entre guillemets les cellules qui contiennent des virgules ; chaque ligne doit compter autant de cellules que l'en-tête.
import-twice = « { $given } » figure déjà à la ligne { $first }.
    .remedy = Gardez une seule des deux lignes, ou donnez à chacune son propre identifiant.
wait-too-long = Le délai d'attente est écoulé ({ $detail }).
    .remedy = Votre acte reste dans la boîte d'envoi et part de lui-même ; consultez son état plus tard.
file-fault = { $path } n'a pas pu être lu ou écrit ({ $detail }).
    .remedy = Vérifiez le chemin, les droits et l'espace libre, puis répétez la commande ; ce qui a déjà été accepté est en sûreté.
absence-none = Aucune absence ne peut être prouvée ({ $detail }).
    .remedy = Consultez le dossier : une réponse figure au registre, ou l'acte n'attend pas de réponse.
already-public = L'acte « { $given } » est déjà public.
    .remedy = Il n'y a rien de plus à faire ; chacun peut le lire.
no-channel-key = Votre nœud n'a pas encore les clés du canal { $channel }.
    .remedy = Attendez que votre copie du registre soit à jour, puis renvoyez l'acte ; si cela dure, adressez-vous au superviseur.
not-witnessed = L'acte « { $given } » n'est pas encore attesté par un quorum.
    .remedy = Attendez que le quorum ait signé, puis redemandez la preuve.
scenario-row = Le scénario ne tient pas ({ $detail }).
    .remedy = Corrigez la ligne du scénario ou ce qu'elle attend.
folder-in-use = Le dossier { $path } est utilisé par un nœud en marche.
    .remedy = Arrêtez d’abord ce nœud, ou choisissez un autre dossier ; un seul processus utilise un dossier à la fois.
sync-first = Ce dossier a été restauré depuis une copie ou déplacé, et n’a pas revu le registre depuis.
    .remedy = Connectez le nœud et attendez que sa copie soit à jour, puis renvoyez l’acte. Ainsi aucun numéro ne sert deux fois.
not-agreed = Un changement de membres ou de règlement exige deux clés racines de chaque partie et du superviseur.
    .remedy = Réunissez les approbations manquantes, puis renvoyez l’acte.
edition-order = Le changement adopte la version { $got } du règlement ; la prochaine est la version { $next }.
    .remedy = Mettez votre registre à jour jusqu'à la fin, puis proposez le changement par rapport à la version en vigueur.
edition-replaces = Le changement a été approuvé pour remplacer un autre règlement que la version { $next }, qui est en vigueur.
    .remedy = Proposez-le de nouveau par rapport à la version en vigueur et faites-le approuver à nouveau.

bench_what = Mesure
bench_n = n
bench_of = Détail
bench_measured = Mesuré
bench_must = Exigé
bench_aim = Visé
bench_plain = En clair, octets
bench_signed = Signé, octets
bench_burst = En message satellite, octets
bench_worst = Le même au pire, octets

no-desk = Ce nœud n'a pas de poste web.
    .remedy = Écrivez `desk = "127.0.0.1:8080"` dans son node.toml et redémarrez-le.
desk-in-clear = À l'adresse { $address }, le poste web pourrait être lu et utilisé par des tiers en chemin.
    .remedy = Faites-le écouter sur 127.0.0.1 et placez devant lui un service qui ajoute TLS ; nommez cette adresse dans desk_origin.
officer-name = « { $given } » ne peut figurer à l'écran comme nom d'officier.
    .remedy = Utilisez 1 à 40 lettres, chiffres et espaces.
desk_revoked =
    { $n ->
        [0] Il n'y avait rien à clore.
        [one] { $n } session, invitation ou clé d'accès est close.
       *[other] { $n } sessions, invitations et clés d'accès sont closes.
    }

role-reads = Votre rôle à ce poste est lecteur : il ne signe rien.
    .remedy = Demandez-le à un officier de permanence de votre poste, ou un autre rôle à qui exploite votre nœud.
role-releases = C'est un acte grave ; seul un officier habilité le libère.
    .remedy = Préparez-le et faites-le examiner par un officier habilité de votre poste.
role-unknown = « { $given } » n'est pas un rôle.
    .remedy = Écrivez reader, duty ou releasing.
passkey-required = Ce poste n'admet que par clé d'accès.
    .remedy = Ouvrez le lien dans un navigateur où le script est activé et enregistrez-y une clé d'accès.
passkey-refused = La clé d'accès n'a pas pu être acceptée.
    .remedy = Rechargez la page et réessayez. Si cela se répète, demandez un nouveau lien à qui exploite votre nœud.
passkey-known = Cette clé d'accès est déjà enregistrée ici.
    .remedy = Servez-vous-en pour entrer, ou enregistrez un autre appareil.
passkey-last = C'est votre dernière clé d'accès, et aucun nouveau lien ne vous attend.
    .remedy = Enregistrez d'abord une autre clé d'accès, ou demandez un lien à qui exploite votre nœud.
passkey-name = « { $given } » ne peut figurer à l'écran comme nom de clé d'accès.
    .remedy = Utilisez 1 à 40 lettres, chiffres et espaces.
draft-changed = Le brouillon n’est pas tel que l’a montré la relecture que vous indiquez.
    .remedy = Relisez-le tel qu’il serait signé maintenant, et indiquez cette relecture.
draft-gone = Ce brouillon n’existe plus.
    .remedy = Il a été abandonné ou envoyé ; voyez ce que vous avez envoyé, ou recommencez.
files-too-long = Les fichiers dépassent ensemble { $max } Mio.
    .remedy = Rien n’en a été pris. Remettez-en moins, ou de plus courts, à la fois.
form-too-long = Il a été saisi plus que ce formulaire ne reçoit : { $max } Kio en tout.
    .remedy = Rien n’en a été pris. Revenez en arrière, raccourcissez le texte, ou remettez-le comme fichier là où le formulaire en reçoit un.
fact-differs = Ce n’est pas ce qui doit être signé.
    .remedy = Saisissez-le tel que vous le savez ; si l’acte est faux, refusez-le ou renvoyez-le.
second-not-awaited = On n’attend plus de second officier pour cet acte.
    .remedy = Son auteur l’a repris, il a été envoyé, ou il a attendu trop longtemps.

place_told = Son propriétaire en est informé par { $act }.
place_none-opened = Personne n’a ouvert de lieu exact.
place_officer = Officier
place_reason = Motif
place-none = Rien de ce que dit « { $given } » ne vous est montré de façon approchée.
    .remedy = Consultez l’acte lui-même ; ce qu’il dit y figure tel qu’il a été écrit.
place-reason = Un lieu exact s’ouvre pour un motif, de { $max } caractères au plus.
    .remedy = Dites pourquoi il vous le faut ; son propriétaire lit le motif.
reads-already = { $given } lit déjà cet acte.
    .remedy = Choisissez un membre qui ne le lit pas.
place-owner = Les lieux exacts de l’acte { $given } ne peuvent être divulgués que par leur propriétaire.
    .remedy = Laissez-les fermés, ou demandez à leur propriétaire de les divulguer.
keys_disputed = { $n ->
    [one] { $n } acte de ce membre, dont il ne répond pas
   *[other] { $n } actes de ce membre, dont il ne répond pas
}
item_kept = Conservé : { $name } ({ $type }, { $len } octets), SHA-256 { $hash }
item_taken-out = Les données de lieu, d’appareil ou d’heure ont été retirées de la copie destinée aux autres. L’original reste ici, scellé : SHA-256 { $hash }
item_left-in = Il contient encore des données de lieu, d’appareil ou d’heure, comme demandé.
item_not-looked = Ce programme ne cherche pas de données de lieu ou d’appareil dans les fichiers de ce type, et n’en retire pas.
item_send = Aucun acte ne le désigne encore. Envoyez : ceasewire send evidence-item file={ $hash } ...
item_saved = Enregistré dans { $path } : SHA-256 { $hash }, conforme à son acte. L’ouverture est notée ici.
item_none = Aucun acte que ce poste peut ouvrir ne désigne de fichier.
item_name = Fichier
item_len = Octets
item_state = État
item_held = Aussi chez
item_opened = Ouvertures
item_state-here = ici
item_state-awaited = pas encore ici
item_state-broken = non conforme à son acte
item_hash = { $act } : SHA-256 { $hash }
keys_encrypted = { $n ->
    [one] { $n } fichier est désormais protégé par la phrase secrète.
   *[other] { $n } fichiers sont désormais protégés par la phrase secrète.
}
passphrase_ask = Phrase secrète des clés :
passphrase_new = Nouvelle phrase secrète des clés :
passphrase_again = La même encore une fois :
succession_draft = Mandat { $term } du séquenceur, { $origin } : il part de { $size } actes dont la racine est { $root }. Comparez l’un et l’autre avec votre propre copie avant d’approuver.
succession_begun = Ce nœud tiendra l’ordre du registre dès son prochain démarrage. Remettez le fichier { $path } à chaque autre membre, puis redémarrez ce nœud.
succession_followed = Pris en compte : { $member } tient l’ordre du registre à partir du n° { $size } (mandat { $term }). Redémarrez ce nœud pour le suivre.
token_pin = Code PIN du jeton :

round_title = Session { $n } des pourparlers : { $mode }
round_calendar = Sessions de pourparlers, { $name }
round_stays = L’ordre du jour, les positions et le lieu restent au bureau.
round_none = Aucune session de pourparlers n’a été convoquée.
matter_none = Aucune affaire rapportée en public n’a été inscrite.
matter_points = Points
matter_lead = Rapporté en public par d’autres. Aucun membre ne l’a dit ici, et rien n’en est affirmé.
matter_says = { $who }: { $says ->
        [asserts] affirme
        [denies] dément
        [no-answer] n’aurait pas répondu
       *[nothing] n’a rien dit
    }
matter_told = { $who }: { $says ->
        [asserts] affirme
        [denies] dément
        [no-answer] n’aurait pas répondu
       *[nothing] n’a rien dit
    } ({ $outlet })
round_agenda = Ordre du jour
round_proposed = proposée
commit_guarantee = { $by } garantit { $act } à { $to }
commit_called = appelée par { $by } : { $state } ; échéance { $due } ; preuves { $proofs }
commit_none = Aucun engagement n'a été donné.
commit_what = Engagement
commit_days = Jours, UTC
commit_claimed = Affirmé
commit_accepted = Admis
commit_no-day = pas encore de jour
commit_from-until = { $start } à { $due }
commit_until = { $due } au plus tard
commit_expected = { $days }, attendu
commit_of = { $n } sur { $whole }
commit_overdue =
    { $n ->
        [one] son jour est passé depuis { $n } jour
       *[other] son jour est passé depuis { $n } jours
    }
commit_condition-unsaid = nul n'a dit qu'elle est remplie
commit_condition-met = remplie depuis
commit_condition-not-met = non remplie
commit_condition-disputed = contestée
commit_meanwhile = Jusque-là : { $text }
commit_count = { $by } admet { $n }
commit_contested = conteste { $n } : { $reason }
commit_slip =
    { $n ->
        [one] Si { $act } est fait avec { $n } jour de retard :
       *[other] Si { $act } est fait avec { $n } jours de retard :
    }
commit_slip-none = Aucun autre jour ne bouge et aucune porte ne se ferme.
commit_moved = { $before } devient { $after }
commit_closed =
    { $n ->
        [one] sa porte { $gate } reste fermée { $n } jour
       *[other] sa porte { $gate } reste fermée { $n } jours
    }
commit_closed-unknown = nul ne peut dire quand s'ouvre sa porte { $gate }

text_none = Aucun texte n’est sur la table.
text_subject = Objet
text_clauses = Articles
text_open = Non convenus
text_state-empty = pas encore d’article
text_state-bracketed = pas entièrement convenu
text_state-clean = net : rien entre crochets
text_state-for-signature = ouvert à la signature
text_state-adopted = signé par tous
text_state-in-force = en vigueur
text_state-withdrawn = retiré
text_sides = À signer par { $who }
text_hash = { $lang } : SHA-256 { $hash }
text_lacks = { $lang } : pas encore entier ; articles { $clauses }
text_held = { $who } tient ouvert : { $clauses }
text_deadlock = Chacun attend l’autre :
text_waits = { $who } accepte l’article { $clause } dès que { $on }
text_accepts = { $who } accepte l’article { $clause }
text_at-once = Si tous étaient acceptés en même temps, chaque condition serait remplie.
text_rivals = { $n } versions sont côte à côte ; aucune n’est perdue.
text_bridging = Texte de compromis ; il ne remplace rien tant qu’une version ne le reprend pas :
text_taken-out = supprimé
text_not-in = pas encore rédigé en { $lang }
text_bracket-gone = Un crochet de { $who } a été levé sans son accord ; il reste ouvert tant que { $who } n’accepte pas ceci.
text_nothing = n’a rien dit, ce qui n’est pas un accord
text_same = Articles identiques dans les deux : { $n }
text_change-added = ajouté
text_change-removed = supprimé
text_change-changed = changé
text_doc-how = Changez les mots sous les titres et laissez à chaque article son numéro. Un nouvel article est un nouveau titre qui commence par son numéro et deux points. Les lignes qui commencent par { $note } ne font pas partie du texte.
text_doc-brackets = Ce qui n’est pas convenu est entre crochets, chaque variante avec qui la tient, séparées par deux barres : { $example }
text_doc-untranslated = Pas encore écrit dans cette langue : écrivez les mots sous cette ligne.
text_doc-keep = Laissez la ligne suivante telle quelle : elle dit de quoi ce fichier est fait.
text_doc-saved = Enregistré : { $path }
text_doc-beside = Écrit entre-temps : { $acts }. Les deux versions seront côte à côte.
text_doc-holds =
    Article { $number } : { $what ->
        [link] des liens, seuls les mots sont pris
        [list] les numéros et marques des listes sont écrits en toutes lettres
        [tracked] les modifications suivies sont prises comme toutes acceptées
        [comment] les commentaires sont laissés de côté
       *[style] le gras, l’italique et les autres caractères ne sont pas gardés, les mots le sont
    }.
text_doc-already = Le texte dit désormais la même chose ; articles : { $clauses }
text_doc-missing = Ne sont plus dans le fichier, et rien n’est proposé pour eux ; articles : { $clauses }
text_doc-before = Se trouve avant le premier article et n’appartient à aucun : { $words }
text_doc-nothing = Le fichier ne propose rien qui puisse être envoyé.
text_doc-unsent = Rien n’a été envoyé. Avec --send tous sont signés, avec --only certains.
