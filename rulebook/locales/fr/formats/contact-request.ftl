# Une demande d'entretien ou de rencontre.
contact-request =
    { $by } demande un contact : { $purpose }. Niveau : { $level }. Horaires proposés : { $proposed }.{ $place-given ->
        [yes] { " " }Lieu : { $place }.
       *[no] { "" }
    }{ $about-given ->
        [yes] { " " }Au sujet de : { $about }.
       *[no] { "" }
    }
    .title = Demande de contact
    .f-purpose = Type de contact
    .f-proposed = Horaires proposés
    .f-level = Niveau
    .f-place = Lieu
contact-request_proposed = { $window }
    .f-window = Horaire
contact-request_purpose_voice = appel vocal
contact-request_purpose_video = visioconférence
contact-request_purpose_flag-meeting = rencontre de commandants sur la ligne
contact-request_purpose_tripartite = réunion tripartite
contact-request_level_duty-officer = officiers de permanence
contact-request_level_local-committee = comité local
contact-request_level_head-of-cell = chefs des cellules de liaison
contact-request_level_senior-commander = hauts responsables militaires
contact-request_level_joint-commission = commission mixte
contact-request_level_principal = responsables politiques
