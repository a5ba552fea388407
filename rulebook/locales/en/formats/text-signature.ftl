# A signature under one revision; nobody signs for another.
text-signature =
    { $by } signs { $revision }: { $manner }.
    .title = Signature under a text
    .f-revision = Revision
    .f-manner = Signs
text-signature_manner_final = finally
text-signature_manner_ad-referendum = ad referendum, to be confirmed by its capital
