# Un membre demande que d'autres puissent lire un acte.
release-request =
    { $audience-key ->
        [public] { $by } demande que le public puisse lire l'acte { $act }.
       *[members] { $by } demande que des membres désignés puissent lire l'acte { $act }.
    }{ $recipients-given ->
        [yes] { " " }Membres : { $recipients }.
       *[no] { "" }
    } Étendue : { $extent }.{ $parts-given ->
        [yes] { " " }Extrait : { $parts }.
       *[no] { "" }
    } Fondement : { $basis }.
    .title = Demande de communication
    .f-act = Acte
    .f-audience = Destinataires
    .f-recipients = Membres
    .f-extent = Étendue
    .f-parts = Extrait
    .f-basis = Fondement
release-request_recipients = { $member }
    .f-member = Membre
release-request_audience_members = membres désignés
release-request_audience_public = le public
release-request_extent_whole = acte entier
release-request_extent_part = extrait de l'acte
