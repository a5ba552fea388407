# A signature under one revision; nobody signs for another.
text-signature =
    { $by } signe { $revision } : { $manner }.
    .title = Signature d’un texte
    .f-revision = Révision
    .f-manner = Signe
text-signature_manner_final = définitivement
text-signature_manner_ad-referendum = ad referendum, à confirmer par sa capitale
