desk_alarms = Alarmes
desk_alarms-lead = Une alarme ne figure ici que si un officier de ce poste doit agir. Couper le son n’arrête pas l’alarme.
desk_alarms-standing = En cours
desk_alarms-none = Aucune alarme n’est en cours.
desk_alarms-lately = Terminées depuis moins de { $for }
desk_alarm-owed = { $by } attend votre réponse au dossier { $act } : { $what }.
desk_alarm-overdue = En retard : { $by } attend toujours votre réponse au dossier { $act } : { $what }.
desk_alarm-called = { $by } n’a pas répondu au dossier { $act } ({ $what }) ; l’échelle vous appelle maintenant.
desk_alarm-read-back-differs = { $by } a collationné l’acte { $act } de façon inexacte.
desk_alarm-uncleared = { $by } a commencé ce qu’annonce l’acte { $act } avant que tous les destinataires soient prêts.
desk_alarm-finding = Une preuve publiée, { $act } : { $what }
desk_alarm-evidence = Une preuve échoue ({ $what }). Ne vous fiez pas à ce qu’elle concerne.
desk_alarm-suspended = { $by } a suspendu un canal : { $what }.
desk_alarm-unattended = { $by } n’a plus d’officier de quart depuis plus de { $for }.
desk_alarm-line-silent = La liaison avec { $by } est muette : { $what }.
desk_alarm-standstill = Ce nœud ne conserve et ne signe plus rien.
desk_alarm-must-sync = Ce nœud est une copie et ne signe rien avant d’avoir vu le registre.
desk_alarm-no-link = Il n’y a plus de liaison avec le séquenceur depuis plus de { $for }.
desk_alarm-unwitnessed = Des actes attendent un quorum de témoins depuis plus de { $for }.
desk_alarm-stale = Aucun quorum n’a signé depuis plus longtemps que le mécanisme ne le permet ; le registre est peut-être figé.
desk_alarm-refused = Le séquenceur a refusé { $what }.
desk_alarm-clock = L’horloge du séquenceur est décalée de plus de { $for }.
desk_alarm-own-clock-ahead = L’horloge de ce nœud avance sur celles des témoins : il ne signe que les avis de danger.
desk_alarm-own-clock-behind = L’horloge de ce nœud retarde sur celles des témoins : il ne signe que les avis de danger.
desk_alarm-other = { $what } : { $by } { $act }
desk_alarm-do-answer = Ouvrez l’acte et répondez, ou demandez un délai.
desk_alarm-do-call = Appelez ceux qui doivent la réponse.
desk_alarm-do-read-back = Mettez-vous d’accord de vive voix sur ce qui a été signé ; un collationnement exact met fin à l’alarme.
desk_alarm-do-voice = Appelez de vive voix et demandez ce qu’il en est.
desk_alarm-do-watch = Prenez le quart à votre propre poste ; appelez l’autre de vive voix.
desk_alarm-do-operator = Prévenez dès maintenant la personne qui exploite ce nœud.
desk_alarm-do-wait = Vous pouvez continuer à écrire. Utilisez la liaison vocale pour tout ce qui est grave.
desk_alarm-do-mend = Corrigez l’acte et renvoyez-le ; l’avis sur la page dit ce qui ne va pas.
desk_alarm-do-look = Consultez le dossier.
desk_alarm-all = Toutes les alarmes
desk_alarm-open = Ouvrir
desk_alarm-acknowledge = Prendre acte de l’alarme
desk_alarm-silence = Couper le son
desk_alarm-silence-note = Alarmes graves pour { $grave }, urgentes pour { $urgent }.
desk_alarm-more =
    { $n ->
        [one] et { $n } autre alarme grave
       *[other] et { $n } autres alarmes graves
    }
desk_alarm-urgent =
    { $n ->
        [one] { $n } alarme urgente.
       *[other] { $n } alarmes urgentes.
    }
desk_alarm-alike =
    { $n ->
        [one] { $n } alarme :
       *[other] { $n } alarmes semblables, la première :
    }
desk_alarm-times =
    { $n ->
        [one] survenue { $n } fois
       *[other] survenue { $n } fois
    }
desk_alarm-raised = depuis { $time }
desk_alarm-stage-new = Personne n’en a pris acte.
desk_alarm-stage-acknowledged = { $by } en a pris acte à { $time }.
desk_alarm-stage-silenced = Son coupé par { $by } jusqu’à { $time } ; personne n’en a pris acte.
desk_alarm-stage-shelved = Mise de côté par { $by } jusqu’à { $time } ; elle revient ensuite.
desk_alarm-stage-cleared = La situation a pris fin à { $time }.
desk_alarm-shelve = Mettre de côté
desk_alarm-unshelve = Reprendre maintenant
desk_alarm-minutes = Pour combien de temps
desk_alarm-for =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
desk_alarm-why = Pourquoi elle peut attendre
desk_alarm-rules = Ce que fait chaque priorité
desk_alarm-rule-1 = Cinq impulsions, répétées après { $again }. Le son peut être coupé pour { $quiet } ; jamais désactivé, jamais mise de côté. Reste jusqu’à ce que quelqu’un en prenne acte.
desk_alarm-rule-2 = Trois impulsions, répétées après { $again }. Le son peut être coupé pour { $quiet } ; mise de côté possible pour { $shelf } au plus, avec un motif.
desk_alarm-rule-3 = Une impulsion douce, une seule fois. Le son peut être désactivé ; mise de côté possible pour { $shelf } au plus, avec un motif.
desk_alarm-deeds = Qui a fait quoi
desk_alarm-deeds-none = Personne n’est encore intervenu sur une alarme.
desk_alarm-acknowledged = Pris acte
desk_alarm-silenced = Son coupé
desk_alarm-shelved = Mise de côté
desk_alarm-returned = Reprise
desk_alarm-muted = Son des alarmes à échéance désactivé
desk_alarm-unmuted = Son des alarmes à échéance rétabli
desk_alarm-heard = Essai des sons : tous entendus
desk_alarm-unheard = Essai des sons : pas tous entendus
desk_alarm-statistics = Statistiques des alarmes
desk_alarm-statistics-of = 30 derniers jours, ce poste
desk_alarm-statistics-why = Elles servent à élaguer les règles, non à juger les personnes ; chaque poste a les siennes, établies de même.
desk_alarm-priority = Priorité
desk_alarm-share = Part
desk_alarm-aim = Visé
desk_alarm-most = Le plus grand nombre en { $for } : { $n }.
desk_alarm-most-aim = L’objectif est moins d’une en moyenne, et jamais plus de { $n }.
desk_alarm-frequent = Les plus fréquentes
desk_alarm-condition = Situation
desk_alarm-again = Revenue
desk_alarm-acked = Pris acte
desk_alarm-half = La moitié en
desk_alarm-longest = Durée maximale
desk_alarm-none-acked = aucune
desk_alarm-standing = En cours depuis le plus longtemps
desk_alarm-days = Par jour
desk_alarm-day = Jour (UTC)
desk_condition-owed = réponse due
desk_condition-overdue = réponse en retard
desk_condition-called = appel par l’échelle
desk_condition-read-back-differs = collationnement discordant
desk_condition-uncleared = commencé sans accord complet
desk_condition-proof = preuve en échec
desk_condition-suspended = canal suspendu
desk_condition-unattended = poste sans officier
desk_condition-line = liaison muette
desk_condition-no-link = pas de liaison
desk_condition-quorum = pas de quorum
desk_condition-refused = acte refusé
desk_condition-node = ce nœud
desk_condition-other = autre
desk_sound = Son
desk_sound-on = Son activé
desk_sound-off = Son coupé
desk_sound-on-long = Le son est activé.
desk_sound-off-long = Le son est coupé. Appuyez sur une touche ou cliquez sur cette page pour l’activer.
desk_sound-script = Les alarmes sont affichées mais restent ici sans son : les sons ont besoin de script.
desk_sound-1 = Grave
desk_sound-2 = Urgente
desk_sound-3 = À échéance
desk_sound-lost = Pas de connexion
desk_sound-test-note = Écoutez les quatre, puis dites si vous les avez entendus. Le résultat fait partie de la relève.
desk_sound-heard = J’ai entendu les quatre
desk_sound-unheard = Je ne les ai pas tous entendus
desk_sound-was-heard = { $by } a entendu les quatre à { $time }.
desk_sound-was-unheard = { $by } ne les a pas tous entendus à { $time }.
desk_sound-untested = Personne n’a encore essayé les sons à ce poste.
desk_sound-mute = Désactiver le son des alarmes à échéance
desk_sound-unmute = Rétablir le son des alarmes à échéance
desk_sound-muted = Son des alarmes à échéance désactivé par { $by } à { $time }.
