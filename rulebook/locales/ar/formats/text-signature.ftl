# A signature under one revision; nobody signs for another.
text-signature =
    يوقّع { $by } على { $revision }: { $manner }.
    .title = توقيع على نص
    .f-revision = النسخة
    .f-manner = يوقّع
text-signature_manner_final = نهائيًا
text-signature_manner_ad-referendum = بشرط الاستشارة، رهن تصديق عاصمته
