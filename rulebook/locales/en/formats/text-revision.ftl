# The text as it stood after one act.
text-revision =
    { $by } names a revision of { $document } as it stood after { $last }: { $purpose }.{ $hashes-given ->
        [yes] { " " }Fingerprints: { $hashes }.
       *[no] { "" }
    }{ $note-given ->
        [yes] { " " }Note: { $note }
       *[no] { "" }
    }
    .title = Revision of a text
    .f-document = Text
    .f-last = Last act in it
    .f-purpose = For
    .f-hashes = Fingerprints
    .f-note = Note
text-revision_hashes = { $tag }: { $sha256 }
    .f-tag = Language
    .f-sha256 = SHA-256
text-revision_purpose_working = work on it goes on
text-revision_purpose_signature = open for signature
text-revision_hashes_tag_en = English
text-revision_hashes_tag_ar = Arabic
text-revision_hashes_tag_he = Hebrew
text-revision_hashes_tag_fr = French
