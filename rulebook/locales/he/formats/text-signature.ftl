# A signature under one revision; nobody signs for another.
text-signature =
    { $by } חותם על { $revision }: { $manner }.
    .title = חתימה על נוסח
    .f-revision = מהדורה
    .f-manner = חותם
text-signature_manner_final = סופית
text-signature_manner_ad-referendum = בכפוף לאישור, טעון אישור הבירה
