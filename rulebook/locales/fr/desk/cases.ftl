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
desk_restarted = les accusés de réception recommencent
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
desk_ask-time-note = Le délai continue de courir tant que l’autre partie n’a pas accepté.
desk_until = Jusqu’à
desk_reason = Motif
desk_start = L’activité a commencé
desk_start-button = Signaler le début
desk_start-note = À partir de maintenant, sauf autre heure convenue.
desk_end = L’activité est terminée
desk_end-button = Signaler la fin
desk_end-note = À compter de maintenant.
desk_cancel = Annuler la notification
desk_cancel-button = Annuler la notification
