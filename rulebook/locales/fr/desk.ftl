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
case_ladder = Accusés de réception
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
demo_s1-title = Une liaison est essayée, se tait, et un canal est suspendu
demo_s1-silent = La liaison de { $by } est muette : aucun essai n'a reçu de réponse, par aucune voie. Nul n'en sait la cause ; nul ne la devine.
demo_s1-heard = { $by } répond de nouveau ; ce qu'il a écrit entre-temps figure au registre.
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
demo_s10-title = Un cycle de pourparlers
demo_s12-title = Récits rivaux
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
watch_unknown = non connu ici
watch_on = { $officer }, depuis { $time }
watch_handing = { $officer }, transmet à { $next }
watch_items = points en suspens annoncés : { $said }, constatés : { $found }
line_grounds = motif : « { $grounds } »
line_emergency = les urgences passent
line_no-emergency = urgences refusées
line_checked = essayée { $time }
line_missed = { $n ->
    [one] { $n } essai sans réponse
   *[other] { $n } essais sans réponse
}
