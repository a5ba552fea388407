# Un fichier remis.
evidence-item =
    { $by } remet { $kind-key ->
        [photograph] une photographie
        [video] un enregistrement vidéo
        [sound] un enregistrement sonore
        [sensor-log] le journal d'un appareil
        [document] un document
       *[other] un fichier
    } : { $file }. { $basis-key ->
        [own-recording] Il déclare l'avoir réalisé lui-même.
        [handed-over] Il déclare qu'il lui a été remis.
        [public-source] Il déclare qu'il provient d'une source publique.
       *[not-known] Il déclare ne pas en connaître l'origine.
    }{ $taken-given ->
        [yes] { " " }Moment déclaré de la prise : { $taken }.
       *[no] { "" }
    }{ $place-given ->
        [yes] { " " }Lieu déclaré de la prise : { $place }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }Note : { $note }.
       *[no] { "" }
    }
    .title = Élément de preuve : un fichier
    .f-file = Fichier
    .f-kind = Nature
    .f-basis = Origine
    .f-taken = Moment de la prise
    .f-place = Lieu de la prise
    .f-note = Note
evidence-item_kind_photograph = photographie
evidence-item_kind_video = enregistrement vidéo
evidence-item_kind_sound = enregistrement sonore
evidence-item_kind_sensor-log = journal d'un appareil
evidence-item_kind_document = document
evidence-item_kind_other = autre fichier
evidence-item_basis_own-recording = réalisé par nous
evidence-item_basis_handed-over = remis à nous
evidence-item_basis_public-source = de source publique
evidence-item_basis_not-known = origine inconnue
