# Les actes dont dépend le moteur lui-même, et la façon d'écrire les valeurs.

## Échelle des accusés

kernel-delivered = Le nœud { $by } détient { $about } et peut l'ouvrir (registre, n° { $index }).
    .title = Remis
kernel-opened = L'officier de permanence de { $by } a ouvert { $about }.
    .title = Ouvert
kernel-read-back =
    { $mismatch-given ->
        [yes] L'officier de permanence de { $by } a collationné { $about } : { $fields }. COLLATIONNEMENT DISCORDANT : { $mismatch }.
       *[no] L'officier de permanence de { $by } a collationné { $about } : { $fields }.
    }
    .title = Collationné
kernel-disseminated =
    { $not-told-given ->
        [yes]
            { $told-given ->
                [yes] { $by } a diffusé { $about }. Informés : { $told }. Non informés : { $not-told }.
               *[no] { $by } n'a informé aucune unité au sujet de { $about }. Non informés : { $not-told }.
            }
       *[no] { $by } a diffusé { $about }. Informés : { $told }.
    }
    .title = Diffusé
kernel-told = { $unit } le { $at }
kernel-not-told = { $unit } ({ $reason })
kernel-position =
    { $stance-key ->
        [comply] { $by } se conformera à { $about }.
        [object] { $by } fait objection à { $about }.
        [cannot-comply] { $by } n'est pas en mesure de se conformer à { $about }.
       *[conditional] { $by } se conformera à { $about } sous conditions.
    }{ $grounds-given ->
        [yes]
            { $stance-key ->
                [conditional] { " " }Conditions : { $grounds }.
               *[other] { " " }Motifs : { $grounds }.
            }
       *[no] { "" }
    }{ $valid-given ->
        [yes] { " " }Validité : { $valid }.
       *[no] { "" }
    }
    .title = Position

## Cours d'un dossier

kernel-amend = { $by } modifie { $about } : { $fields }. Le reste demeure tel que notifié.
    .title = Modification
kernel-cancel =
    { $reason-given ->
        [yes] { $by } annule { $about }. Motif : { $reason }.
       *[no] { $by } annule { $about }.
    }
    .title = Annulation
kernel-start = { $by } signale le début, le { $at }, de l'activité visée par { $about }.
    .title = Début
kernel-end = { $by } signale la fin, le { $at }, de l'activité visée par { $about }.
    .title = Fin
kernel-ask-time = { $by } demande un délai pour répondre à { $about }, jusqu'au { $until }. Motif : { $reason }.
    .title = Demande de délai
kernel-dispute = { $by } conteste les termes de { $about }. Motifs : { $grounds }.
    .title = Contestation
kernel-override = { $by } poursuit l'activité visée par { $about } sans attendre tous les accusés. Motif : { $reason }.
    .title = Passer outre

## Qui peut lire quoi

kernel-release = { $by } a communiqué l'acte { $act } à { $to }.
    .title = Communication
kernel-disclose = { $by } a rendu l'acte { $act } lisible par tous.
    .title = Divulgation
kernel-complaint =
    { $key-given ->
        [no] { $by } déclare ne pas pouvoir ouvrir les clés du canal que l'acte { $act } lui a remises.
       *[yes] { $by } déclare que le contenu de l'acte { $act } ne correspond pas à son engagement et en publie la clé.
    }
    .title = Réclamation
# $act, $officer: number of the officer at that desk, $reason
kernel-place-opened = { $by } a ouvert les lieux exacts de l'acte { $act }. Officier { $officer } de ce poste. Motif : { $reason }.
    .title = Lieu exact ouvert
kernel-epoch = { $by } a remis de nouvelles clés pour le canal « { $channel } » (époque { $epoch }).
    .title = Nouvelles clés du canal

## Liaison

kernel-suspend =
    { $emergency-key ->
        [yes] { $by } suspend le canal « { $channel } » à compter du { $effective }. Les messages d'urgence restent acceptés. Motifs : { $grounds }.
       *[no] { $by } suspend le canal « { $channel } » à compter du { $effective }. Les messages d'urgence ne sont pas acceptés. Motifs : { $grounds }.
    }
    .title = Suspension d'un canal
kernel-resume = { $by } rétablit le canal « { $channel } ». Motifs : { $grounds }.
    .title = Rétablissement d'un canal
kernel-line-check = { $by } procède à un essai de liaison ({ $medium }, texte n° { $text }).
    .title = Essai de liaison
kernel-line-reply = { $by } confirme que la liaison est établie.
    .title = Réponse à l'essai de liaison

## Membres, clés, règlement, registre

kernel-key-add = { $by } met en service la clé { $name } ({ $purpose }).
    .title = Nouvelle clé
kernel-key-revoke = { $by } révoque la clé { $key } et répond de ses actes jusqu'au n° { $last-good }.
    .title = Clé révoquée
kernel-succession = { $member } tient l'ordre du registre à partir du n° { $size } ; ce que le séquenceur précédent signe au-delà est nul (mandat { $term }).
    .title = Succession du séquenceur
kernel-root-replace = { $by } remplace sa clé racine { $root } par une autre, { $hash }.
    .title = Clé racine remplacée
kernel-member-admit = { $member } est admis au sein du mécanisme.
    .title = Admission d'un membre
kernel-member-suspend = { $member } a quitté le mécanisme ; ses clés sont nulles à partir de l'acte suivant. Motif : { $reason }.
    .title = Départ d'un membre
kernel-rulebook = La version { $edition } du règlement est en vigueur à partir de l'acte suivant ({ $hash }).
    .title = Adoption du règlement
kernel-deposit = { $by } détient un acte déposé le { $at }, le séquenceur étant resté silencieux ({ $hash }).
    .title = Dépôt auprès d'un témoin

kernel-sealed = { $by } a envoyé dans le canal « { $channel } » un acte que vous ne pouvez ouvrir.
    .title = Acte scellé
kernel-unreadable = { $by } a envoyé un acte d'un type inconnu de ce règlement, ou illisible ({ $wire }).
    .title = Acte illisible

## Pourquoi un acte figure au registre sans effet

note_no-such-move = Sans effet : le dossier ne connaît pas cette étape.
note_not-author = Sans effet : seul l'auteur du dossier peut accomplir cette étape.
note_not-addressee = Sans effet : { $by } n'est pas destinataire du dossier.
note_not-now = Sans effet : une autre étape doit précéder.
note_case-closed = Sans effet : le dossier était clos.
note_already-done = Sans effet : l'étape était déjà accomplie.
note_disputed = Contesté : { $by } a révoqué cette clé et ne répond pas de cet acte.
note_case-unknown = Sans effet : l'acte ne renvoie à aucun dossier du registre.
note_case-of-other-channel = Sans effet : le dossier relève d'un autre canal.
note_sealed-apart = Sans effet : l'acte est lisible par moins de membres que le dossier.
note_key-purpose = Sans effet : l'acte est signé avec la clé d'un nœud, et un nœud ne peut faire un tel acte.
note_older-version = Sans effet : l'acte répond à une version modifiée depuis.
note_unreadable = Sans effet : l'acte est illisible selon ce règlement.
note_format-not-in-force = Sans effet : son format ne figure pas dans la version du règlement en vigueur à sa place au registre.
note_rulebook-awaited = Pas encore lisible : la version du règlement qui s'y applique n'est pas encore parvenue à ce nœud.

## Ce que montre la preuve d'une divulgation ou d'une réclamation

finding_disclosed = Vérifié : ce qui est divulgué correspond à l'engagement de l'auteur de l'acte.
finding_not-committed = Non vérifié : ce qui est divulgué ne correspond pas à l'engagement de l'auteur de l'acte.
finding_author-at-fault = Vérifié : avec sa propre clé, l'acte ne s'ouvre pas sur ce à quoi son auteur s'est engagé.
finding_complainer-at-fault = Non confirmé : le contenu de l'acte correspond à l'engagement de son auteur, ou la clé publiée n'est pas celle de l'acte.
finding_unproven = L'acte ne s'ouvre pas avec la clé publiée. Seuls les membres de son canal peuvent dire si c'est bien la clé de l'acte.
finding_wrap-unopened = Seul { $by } peut dire si les clés qui lui ont été remises s'ouvrent.
finding_nothing-to-judge = Il ne se réfère à aucun acte scellé qui le précède au registre.

## Termes des listes fermées

stance_comply = se conforme
stance_object = fait objection
stance_cannot-comply = ne peut se conformer
stance_conditional = se conforme sous conditions
unit_air = armée de l'air
unit_uav = aéronefs sans équipage
unit_artillery = artillerie
unit_ground = secteur terrestre
unit_air-defence = défense aérienne
unit_naval = forces navales
unit_police = police
unit_checkpoints = postes de contrôle
unit_intelligence = renseignement
precedence_routine = ROUTINE
precedence_priority = PRIORITAIRE
precedence_immediate = IMMÉDIAT
precedence_flash = ÉCLAIR
kind_party = partie
kind_supervisor = superviseur
kind_guarantor = garant
kind_monitor = mission de surveillance
kind_humanitarian = coordonnateur humanitaire
kind_observer = observateur
emergency_medevac = évacuation sanitaire
emergency_fire = lutte contre l'incendie
emergency_rescue = recherche et sauvetage
purpose_desk = poste de permanence
purpose_machine = nœud
purpose_field = appareil de terrain
medium_primary = voie principale
medium_backup = voie de secours
medium_satellite = satellite
medium_voice = phonie
channel_security = sécurité
channel_de-escalation = désescalade
channel_intelligence = renseignement
channel_diplomacy = diplomatie
channel_commerce = commerce
channel_humanitarian = humanitaire
channel_plenary = plénière

## Valeurs

value_someone = un membre
value_this-act = cet acte
value_about = l'acte { $name }
value_yes = oui
value_no = non
value_and = { $a } { $b }
value_days = { $n } j
value_hours = { $n } h
value_minutes = { $n } min
value_seconds = { $n } s
value_instant-local = { $time } ({ $local }, heure locale)
value_within = { $value }, à { $margin } près
value_span = de { $start } à { $end }
value_altitude-ground =
    { $same ->
        [yes] { $max } m au-dessus du sol
       *[no] { $min } à { $max } m au-dessus du sol
    }
value_altitude-sea =
    { $same ->
        [yes] { $max } m au-dessus du niveau moyen de la mer
       *[no] { $min } à { $max } m au-dessus du niveau moyen de la mer
    }
value_count-range = de { $min } à { $max } (meilleure estimation { $best })
value_quantity = { $amount } { $unit }
value_labelled = { $label } : { $value }
value_quote = « { $text } »
value_quote-in = « { $text } » (langue d'origine : { $language })
value_list-comma = { $a }, { $b }
value_list-semicolon = { $a } ; { $b }
value_evidence = { $name } ({ $type }, { $len } o), SHA-256 { $hash }
value_near = { $name }, { $km } km { $toward }
value_place = { $where } ({ $coordinates })
value_place-within = { $where } ({ $coordinates }, à { $margin } près)
value_metres = { $n } m
value_kilometres = { $n } km
value_area = secteur { $corners }
value_zone = zone { $zone }
value_arrow = →
bearing_n = au nord
bearing_ne = au nord-est
bearing_e = à l'est
bearing_se = au sud-est
bearing_s = au sud
bearing_sw = au sud-ouest
bearing_w = à l'ouest
bearing_nw = au nord-ouest
