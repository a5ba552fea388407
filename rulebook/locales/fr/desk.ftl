# Les mots du poste, hors signature des parties.

## En-têtes de colonne
col_number = N°
col_act = Acte
col_case = Dossier
col_from = De
col_to = À
col_time = Heure
col_state = État
col_owes = Débiteur
col_what = Objet dû
col_due = Échéance
col_status = Situation
col_proof = Preuve
col_precedence = Urgence
col_format = Type
col_channel = Canal
col_rung = Échelon
col_member = Membre
col_level = Niveau
col_field = Champ
col_value = Valeur
col_language = Langue

## Où en est un acte
proof_queued = en file : en sûreté sur ce disque, pas encore envoyé
proof_sequenced = inscrit au registre
proof_witnessed =
    { $k ->
        [one] attesté par { $k } témoin sur { $n }
       *[other] attesté par { $k } témoins sur { $n }
    }
proof_quorum = prouvé : { $k } témoins sur { $n } ont signé, { $q } requis
proof_unwitnessed = sans attestation depuis le { $time }
proof_stale = aucune signature récente d'un quorum depuis le { $time }
proof_late = inscrit tardivement
proof_imported = historique importé

## Mentions
note_acknowledging = Accuser réception n'est pas approuver.
note_guarantee = La notification ne vaut ni autorisation ni garantie de sécurité ; elle ne retire aucune protection accordée par le droit.
note_silence = Le silence ne vaut pas consentement.
note_proof = Une preuve montre qui a dit quoi et quand. Elle ne montre ni que c'est vrai, ni que c'est tout.
note_lines = Les lignes tracées ici servent à la démonstration et n'expriment aucune position.
note_original = L'original fait foi.

## Échelle d'un destinataire
level_delivered = remis
level_opened = ouvert
level_read-back = collationné
level_disseminated = diffusé
level_position = position
level_informed = informés
level_not-informed = non informés
level_none = pas encore remis
alarm_read-back = COLLATIONNEMENT DISCORDANT

## Horloges
clock_due-in = dû dans { $in }
clock_overdue = échu depuis { $for }
clock_early = { $for } avant l'échéance
clock_late = { $for } après l'échéance
clock_held = délai demandé, accord attendu
clock_current = À jour au { $time }
clock_no-link = Sans liaison depuis le { $time }. Vous voyez la situation de ce moment.

## Tableau et dossier
board_title = Tableau
board_you-owe =
    { $n ->
        [0] Vous ne devez rien à cette heure.
        [one] Vous devez { $n } réponse. Échéance : { $time }.
       *[other] Vous devez { $n } réponses. Première échéance : { $time }.
    }
board_owed-to-you =
    { $n ->
        [0] Aucune réponse ne vous est due à cette heure.
        [one] { $n } réponse vous est due.
       *[other] { $n } réponses vous sont dues.
    }
board_acts =
    { $n ->
        [one] { $n } acte
       *[other] { $n } actes
    }
board_debts = Réponses dues
board_latest = Derniers actes
board_links = Liaisons
board_empty = Rien à afficher.
case_title = Dossier { $act }
case_ladder = Accusés
case_history = Cours du dossier
case_rung = Échelon { $n } : { $who }
rung_0 = officiers de permanence
rung_1 = liaison de secteur
rung_2 = chefs de cellule, avec le superviseur
rung_3 = commandement supérieur
rung_4 = commission mixte
rung_5 = garants
rung_6 = responsables politiques
rung_7 = selon ce qui est convenu hors du mécanisme
silence_no-meaning = le silence n'a pas de sens ; l'affaire monte d'un échelon
silence_no-objection = le silence vaut absence d'objection, ainsi que le règlement le prévoit
silence_refusal = le silence vaut refus, ainsi que le règlement le prévoit
silence_next-rung = le silence porte l'affaire à l'échelon supérieur
exercise_banner = EXERCICE EXERCICE EXERCICE
exercise_note = Ceci est un exercice. Ses actes ne peuvent entrer dans aucun registre réel.

## Envoi
send_review = Voici ce que lira { $to } :
send_sealed-to = Lisible par : { $members }
send_public = Public : lisible par tous.
send_burst = { $len } octets sur { $max } d'un seul message satellite
send_confirm = Signer et envoyer ?
send_queued = En file sous le nom { $act }.
send_included = Inscrit au registre sous le n° { $index }, le { $time }.

## Travail en cours
progress_working = { $done } sur { $total }
progress_checking = Vérification du registre : { $done } sur { $total }
progress_importing = Importation : { $done } lignes sur { $total }
progress_founding = Fondation du mécanisme
progress_waiting = En attente des témoins : { $k } sur { $n }
progress_done = Terminé en { $for }.
import_added =
    { $n ->
        [0] Aucune ligne ajoutée.
        [one] { $n } ligne ajoutée.
       *[other] { $n } lignes ajoutées.
    }
import_known =
    { $n ->
        [0] Aucune ligne ne figurait déjà au registre.
        [one] { $n } ligne figurait déjà au registre.
       *[other] { $n } lignes figuraient déjà au registre.
    }
import_left-out =
    { $n ->
        [0] Aucune ligne écartée.
        [one] { $n } ligne écartée.
       *[other] { $n } lignes écartées.
    }

## Vérification
verify_holds = La preuve tient.
verify_fails = LA PREUVE NE TIENT PAS.
verify_signed = Signé par { $by }.
verify_placed = Inscrit au registre sous le n° { $index }, le { $time }.
verify_witnessed = Attesté par { $k } sur { $n } ; { $q } requis.
verify_unchanged = Inchangé jusqu'à la taille { $size } du registre.
verify_absent = Aucune réponse de { $by } ne figure au registre jusqu'à la taille { $size }.
verify_sealed = Son contenu demeure scellé.
fsck_clean = Le registre de ce disque est intact : { $size } actes vérifiés.
fsck_faults =
    { $n ->
        [one] { $n } défaut relevé.
       *[other] { $n } défauts relevés.
    }

## Démonstration
demo_founded =
    { $n ->
        [one] Un mécanisme de { $n } membre est fondé.
       *[other] Un mécanisme de { $n } membres est fondé.
    }
demo_witnesses =
    { $n ->
        [one] { $n } témoin est en place ; { $q } doivent signer avant que rien ne soit dit prouvé.
       *[other] { $n } témoins sont en place ; { $q } doivent signer avant que rien ne soit dit prouvé.
    }
demo_clock = Il est { $time }.
demo_s2-title = Un vol à bref préavis
demo_s2-lead = Le préavis est de { $in }. La règle en demande { $lead } ; l'urgence sanitaire la lève.
demo_s2-mismatch = { $by } collationne l'altitude de façon erronée. Les deux postes le voient aussitôt ; le collationnement erroné demeure au registre.
demo_s2-corrected = { $by } collationne de nouveau ; tous les éléments essentiels concordent.
demo_s2-told = { $by } a informé sa défense aérienne.
demo_s2-ended = Le vol est terminé ; plus rien n'est dû.
demo_s3-title = Une question et le silence
demo_s3-deadline = L'échéance passe. { $by } n'a pas répondu ; sa réponse apparaît échue à tous les postes du canal.
demo_s3-rung = L'affaire monte à l'échelon { $n } : { $who }.
demo_s3-absence = Avec le seul registre, chacun peut prouver qu'aucune réponse de { $by } n'y figure jusqu'à la taille { $size }.
demo_s3-late = { $by } répond { $for } après l'échéance. La réponse est rendue en retard ; les deux faits demeurent.
demo_burst = { $format } : { $len } octets sur { $max }
demo_same = Tous les postes qui lisent ce canal tiennent le même état.
demo_finished = Tout est inscrit. Le registre compte { $n } actes.
demo_try = Le mécanisme reste en marche. À essayer :
demo_desks = Le poste web de chaque membre ; chaque lien admet un officier une seule fois :
demo_stop = Ctrl-C pour arrêter.
# Permanences et liaisons au tableau.
alarm_line-silent = LIAISON MUETTE
alarm_watch-untaken = PERMANENCE NON REPRISE
alarm_watch-over = le quart est terminé et la permanence n'a pas été transmise
board_watch = De permanence
watch_on = { $officer }, depuis { $time }
watch_handing = { $officer }, transmet à { $next }
watch_items = points en suspens annoncés : { $said }, constatés : { $found }
line_checked = essayée { $time }
line_missed = { $n ->
    [one] { $n } essai sans réponse
   *[other] { $n } essais sans réponse
}

## Desk in the browser
desk_group-watch = Veille
desk_group-acts = Actes
desk_group-account = Compte rendu
desk_channels = Canaux
desk_incidents = Incidents
desk_movements = Mouvements
desk_record = Registre et preuves
desk_rulebook = Règlement et clés
desk_rulebook-word = Règlement
desk_mechanism = Mécanisme
desk_sections = Rubriques
desk_skip = Aller au contenu
desk_leave = Se déconnecter
desk_desk-of = Poste { $member }
desk_officer = Connecté
desk_picture = Image
desk_current = à jour à { $time }
desk_old = de { $time }
desk_sequencer = Séquenceur
desk_in-touch = joint
desk_no-touch = sans liaison
desk_witnesses = Témoins
desk_of = { $k } sur { $n }
desk_outbox = Envois
desk_outbox-empty = vide
desk_theme-day = Couleurs de jour
desk_theme-night = Couleurs de nuit
desk_printed = Imprimé le { $time } UTC, taille du registre { $size }
desk_unit-d = j
desk_unit-h = h
desk_unit-m = min
desk_unit-min = min
desk_unit-s = s
desk_letter-a = A
desk_letter-b = B
desk_letter-supervisor = S
desk_letter-guarantor = G
desk_letter-monitor = O
desk_letter-humanitarian = H
desk_letter-observer = Ob
desk_prio-1 = Priorité 1, grave
desk_prio-2 = Priorité 2, urgent
desk_prio-3 = Priorité 3, avec délai

### What is wrong with the picture
desk_lost = Plus de connexion avec votre propre nœud depuis { $time }.
desk_lost-do = Vous voyez l’image de ce moment. Les délais courent. La page se rétablit d’elle-même.
desk_fresh = De nouveaux actes sont arrivés. Les afficher ; votre saisie serait perdue.
desk_no-link-do =
    { $n ->
        [0] Vous pouvez continuer à écrire et signer. Les délais courent ; pour tout fait grave, utilisez la ligne vocale.
        [one] Vous pouvez continuer à écrire et signer ; { $n } acte attend l’envoi. Les délais courent ; pour tout fait grave, utilisez la ligne vocale.
       *[other] Vous pouvez continuer à écrire et signer ; { $n } actes attendent l’envoi. Les délais courent ; pour tout fait grave, utilisez la ligne vocale.
    }
desk_proof-fails = La preuve échoue ({ $kind }). Ne vous fiez pas à ce qu’elle concerne.
desk_proof-fails-do = Les deux copies sont conservées sur ce nœud. Prévenez le superviseur et les garants de vive voix.
desk_unwitnessed-do = { $k } témoins sur { $n } ont signé, { $q } sont requis. Les nouveaux actes sont en ordre mais pas encore attestés ; les délais courent.
desk_refused = Refusé par le séquenceur : { $act }. { $what }

### Board
desk_owe =
    { $n ->
        [0] Vous ne devez rien pour l’instant.
        [one] Vous devez { $n } réponse.
       *[other] Vous devez { $n } réponses.
    }
desk_first = La première est due dans { $in } : { $what }.
desk_first-over = La première est en retard de { $in } : { $what }.
desk_first-paper = La première est due à { $in } UTC : { $what }.
desk_owed = { $title } { $act } de { $by } ({ $what })
desk_grave-none = Rien de grave n’est ouvert.
desk_grave-proof = Une preuve échoue : voir ci-dessus.
desk_grave-misread = { $by } a mal collationné { $act }.
desk_grave-uncleared = { $by } a commencé { $act } avant que tous les destinataires soient prêts.
desk_looked =
    { $n ->
        [0] Depuis votre dernier passage à { $time } UTC : rien de nouveau.
        [one] Depuis votre dernier passage à { $time } UTC : { $n } acte.
       *[other] Depuis votre dernier passage à { $time } UTC : { $n } actes.
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
desk_do-open = Accuser réception
desk_do = Répondre
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
desk_latest-order = tous les bureaux, le plus récent d’abord
desk_latest-none = Rien n’a encore été dit ici.
desk_says = Teneur

### Cases
desk_incidents-lead = Comptes rendus, questions et réponses. Rien ici n’établit une faute.
desk_open-cases = Ouverts
desk_over-cases = Clos
desk_opened-case = Inscrit
desk_not-yet = pas encore
desk_act-at = { $act }, { $time } UTC
desk_differs = diffère : { $at }
desk_units-told =
    { $n ->
        [0] aucune unité informée
        [one] { $n } catégorie d’unités informée
       *[other] { $n } catégories d’unités informées
    }
desk_position-at = { $stance } : { $at }
desk_read-stands = Lu : { $read }. Texte : { $stands }.
desk_nobody = personne
desk_no-word = rien n’a été dit à leur sujet
desk_thread = Fil
desk_sealed-here = Scellé : vous n’êtes pas parmi ses lecteurs.
desk_proof = Preuve
desk_proof-of = Preuve de { $act }
desk_save-proof = Enregistrer la preuve
desk_readers = Qui peut lire ceci
desk_versions = Modifications
desk_restarted = les accusés recommencent
desk_reply = Votre réponse
desk_queued-next = Il part de lui-même ; son numéro apparaît ici dès son inscription au registre.
desk_mend =
    { $n ->
        [one] { $n } point à corriger avant de signer :
       *[other] { $n } points à corriger avant de signer :
    }
desk_labelled = { $label } : { $what }
desk_choose = choisir
desk_for-example = Par exemple
desk_acknowledge = Reçu et lu
desk_acknowledge-button = Accuser réception
desk_read-back = Collationnement
desk_read-back-button = Collationner
desk_read-back-note = Saisissez ce que vous avez compris ; la comparaison se fait avec le texte signé.
desk_position = Votre position
desk_position-button = Prendre position
desk_grounds = Motifs ou conditions
desk_disseminated = Qui vous avez informé
desk_disseminated-button = Consigner
desk_why-not = Pourquoi les autres n’ont pas été informés
desk_answer = Répondre à la question
desk_answer-button = Répondre
desk_answer-note = La réponse est signée aussitôt et ne peut être retirée ; une autre peut la suivre.
desk_ask-time = Demander un délai
desk_ask-time-button = Demander un délai
desk_ask-time-note = Le délai court tant que l’autre partie n’a pas accepté.
desk_until = Jusqu’à
desk_reason = Motif
desk_start = L’activité a commencé
desk_start-button = Signaler le début
desk_start-note = À partir de maintenant.
desk_end = L’activité est terminée
desk_end-button = Signaler la fin
desk_end-note = À compter de maintenant.
desk_cancel = Annuler la notification
desk_cancel-button = Annuler

### Channels, record, rulebook
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
desk_after = Après le délai
desk_at-once = jusqu’au délai
desk_silence = Ce que signifie le silence
desk_formats = Formats
desk_required = obligatoire
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

### Coming in
desk_enter = Entrer
desk_entry-invited = Entrer
desk_entry-invited-do = Ce lien admet { $officer } une seule fois. Il expire à l’entrée.
desk_entry-outside = Personne n’est connecté ici
desk_entry-outside-do = Demandez un lien à qui exploite votre nœud : ceasewire desk invite
desk_entry-spent = Ce lien n’admet plus personne
desk_entry-spent-do = Il a servi, a expiré ou a été mal copié. Si ce n’était pas vous, prévenez immédiatement qui exploite votre nœud.
desk_entry-wait = Trop de tentatives
desk_entry-wait-do =
    { $n ->
        [one] Réessayez dans { $n } seconde.
       *[other] Réessayez dans { $n } secondes.
    }
desk_entry-missing = Cette page n’existe pas
desk_entry-missing-do = Vérifiez l’adresse ou revenez au tableau.
desk_entry-stale = Ce formulaire ne peut être accepté
desk_entry-stale-do = Il ne vient pas d’une page de cette session. Revenez, rechargez la page et renvoyez-le ; rien n’a été signé.
desk_entry-down = Le nœud ne répond pas pour l’instant
desk_entry-down-do = Il démarre ou s’arrête peut-être. Réessayez dans un instant ; pour tout fait grave, utilisez la ligne vocale.
