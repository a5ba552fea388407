# Ce que disent `rulebook show` et `rulebook diff`.
rulebook_none = aucun
rulebook_everybody = tous
rulebook_deadlines = Délais
rulebook_ladder = Échelons d'une affaire sans réponse
rulebook_stays = Durée
rulebook_silence = Ce que signifie le silence
rulebook_languages = Langues : { $languages }
rulebook_emergency = Motifs qui lèvent un préavis : { $reasons }
rulebook_zones = Zones
rulebook_side = Côté
rulebook_sent-by = Envoyé par
rulebook_opens = Ouvre
rulebook_step = Étape
rulebook_lead = Préavis
rulebook_source = Source
rulebook_size = Au plus { $len } octets sur { $max }
rulebook_notes = Mentions
rulebook_required = obligatoire
rulebook_critical = collationné
rulebook_material = le modifier relance l'échelle
rulebook_course = Le dossier
rulebook_legs = Chaque destinataire
rulebook_owes = doit : { $debts }
rulebook_meets = acquitte : { $debts }
rulebook_lifts = plus rien n'est demandé
rulebook_if = si { $guard }
rulebook_alike = Les deux parties sont à égalité : aucun format, délai, canal ni procédure ne nomme un côté.
rulebook_asymmetry = La zone { $zone } n'a pas d'équivalent de l'autre côté ; convenu dans : { $article }
rulebook_same = Les deux versions ne diffèrent pas.
rulebook_whom = Pour qui
rulebook_change = Ce qui change
property_burst = tient dans un message satellite
property_routine = tient dans le trafic courant
property_public = envoyé en clair
property_grave = signé par deux officiers
deadline_open = pour ouvrir un acte
deadline_read-back = pour le collationner
deadline_query = pour répondre à une demande
deadline_position = pour prendre position
deadline_objection = les objections sont closes avant le début de
deadline_disseminate = les unités sont informées avant le début de
deadline_line-check = la ligne est vérifiée toutes les
deadline_line-reply = pour répondre à une vérification de ligne
procedure_notification = notification
procedure_query = demande
procedure_link = ligne et canal
who_author = auteur
who_addressee = destinataire
who_member = tout membre
who_clock = horloge
who_legs = de soi-même
event_opening = l'acte qui ouvre le dossier
event_misread = collationnement discordant
event_answer = réponse
event_defer = réponse promise pour plus tard
event_settled = tous ont répondu
event_line-up = ligne signalée en service
event_line-degraded = ligne signalée dégradée
event_line-down = ligne signalée coupée
event_due = échu : { $what }
event_passed = la période est passée
guard_not-delivered = la remise n'est pas encore connue
guard_not-opened = l'ouverture n'est pas encore connue
guard_understood = le dernier collationnement est exact
guard_told = au moins une catégorie d'unités a été informée
guard_cleared = chaque partie destinataire a informé ses unités et aucune ne s'oppose, ou l'auteur passe outre
aspect_kind = type
aspect_side = côté
aspect_shape = tracé
aspect_limits = limites
aspect_article = article
aspect_illustrative = caractère d'illustration
diff_format-added = { $format } est nouveau.
diff_format-removed = { $format } n'existe plus.
diff_senders = { $format } est envoyé par : { $new }. Jusqu'ici : { $old }.
diff_precedence = { $format } a l'urgence { $new }. Jusqu'ici : { $old }.
diff_opens = { $format } ouvre : { $new }. Jusqu'ici : { $old }.
diff_step = { $format } est l'étape : { $new }. Jusqu'ici : { $old }.
diff_lead = { $format } a pour préavis : { $new }. Jusqu'ici : { $old }.
diff_lead-by = { $format }, { $choice }, a pour préavis : { $new }. Jusqu'ici : { $old }.
diff_source = { $format } a pour source : { $new }. Jusqu'ici : { $old }.
diff_property = { $format } : { $property } : { $given }.
diff_field-added = { $format } a un nouveau champ facultatif : { $field }.
diff_field-added-required = { $format } a un nouveau champ obligatoire : { $field }.
diff_field-removed = { $format } n'a plus le champ { $field }.
diff_field-required =
    { $given-key ->
        [yes] { $format } : { $field } devient obligatoire.
       *[no] { $format } : { $field } devient facultatif.
    }
diff_field-required-when = { $format } : { $field } est obligatoire avec : { $new }. Jusqu'ici : { $old }.
diff_field-critical =
    { $given-key ->
        [yes] { $format } : { $field } doit désormais être collationné.
       *[no] { $format } : { $field } n'a plus à être collationné.
    }
diff_field-material =
    { $given-key ->
        [yes] { $format } : modifier { $field } relance désormais l'échelle.
       *[no] { $format } : modifier { $field } ne relance plus l'échelle.
    }
diff_field-max = { $format } : le maximum de { $field } est { $new }. Jusqu'ici : { $old }.
diff_field-choices = { $format }, { $field } : choix ajoutés : { $added } ; retirés : { $removed }.
diff_field-group = { $format } : les entrées de { $field } ont d'autres champs.
diff_clock = Délai, { $clock } : { $new }. Jusqu'ici : { $old }.
diff_clock-by = Délai, { $clock }, { $precedence } : { $new }. Jusqu'ici : { $old }.
diff_rung = L'échelon { $n } dure : { $new }. Jusqu'ici : { $old }.
diff_silence = Dette « { $debt } » : { $new }. Jusqu'ici : { $old }.
diff_channel-added = Le canal { $channel } est nouveau.
diff_channel-removed = Le canal { $channel } n'existe plus.
diff_channel-members = Sur le canal { $channel } : { $new }. Jusqu'ici : { $old }.
diff_emergency-added = Un nouveau motif lève un préavis : { $reason }.
diff_emergency-removed = Ce motif ne lève plus de préavis : { $reason }.
diff_zone-added = La zone { $zone } est nouvelle.
diff_zone-removed = La zone { $zone } n'existe plus.
diff_zone-changed = La zone { $zone } diffère par : { $aspects }.
diff_language-added = Une nouvelle langue : { $language }.
diff_language-removed = Cette langue est retirée : { $language }.
diff_phrases = Phrases en { $language } : ajoutées { $added }, modifiées { $changed }, retirées { $removed }.
