# A file that is handed in.
evidence-item =
    { $by } hands in { $kind-key ->
        [photograph] a photograph
        [video] a video recording
        [sound] a sound recording
        [sensor-log] the log of a device
        [document] a document
       *[other] a file
    }: { $file }. { $basis-key ->
        [own-recording] It says that it made this itself.
        [handed-over] It says that this was handed over to it.
        [public-source] It says that this comes from a public source.
       *[not-known] It says that it does not know where this comes from.
    }{ $taken-given ->
        [yes] { " " }Said to be made: { $taken }.
       *[no] { "" }
    }{ $place-given ->
        [yes] { " " }Said to be made at: { $place }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }Note: { $note }.
       *[no] { "" }
    }
    .title = Evidence: a file
    .f-file = File
    .f-kind = What it is
    .f-basis = Where it comes from
    .f-taken = Made at (time)
    .f-place = Made at (place)
    .f-note = Note
evidence-item_kind_photograph = photograph
evidence-item_kind_video = video recording
evidence-item_kind_sound = sound recording
evidence-item_kind_sensor-log = log of a device
evidence-item_kind_document = document
evidence-item_kind_other = other file
evidence-item_basis_own-recording = made by us
evidence-item_basis_handed-over = handed over to us
evidence-item_basis_public-source = from a public source
evidence-item_basis_not-known = origin not known
