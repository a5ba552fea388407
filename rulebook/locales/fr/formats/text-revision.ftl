# The text as it stood after one act.
text-revision =
    { $by } nomme une révision de { $document } tel qu’il était après { $last } : { $purpose }.{ $hashes-given ->
        [yes] { " " }Empreintes : { $hashes }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }Note : { $note }
       *[no] { "" }
    }
    .title = Révision d’un texte
    .f-document = Texte
    .f-last = Dernier acte compris
    .f-purpose = Pour
    .f-hashes = Empreintes
    .f-note = Note
text-revision_hashes = { $tag } : { $sha256 }
    .f-tag = Langue
    .f-sha256 = SHA-256
text-revision_purpose_working = le travail continue
text-revision_purpose_signature = ouvert à la signature
text-revision_hashes_tag_en = anglais
text-revision_hashes_tag_ar = arabe
text-revision_hashes_tag_he = hébreu
text-revision_hashes_tag_fr = français
