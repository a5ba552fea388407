# A text to be said with one voice; it is nobody's word yet.
joint-draft =
    { $by } propose une déclaration commune au sujet de { $about } : { $text }{ $translations-given ->
        [yes] { " " }Dans d’autres langues : { $translations }
       *[no] { "" }
    }
    .title = Déclaration commune, projet
    .f-about = Concerne
    .f-text = Texte
    .f-translations = Dans d’autres langues
joint-draft_translations = { $language } : { $text }
    .f-language = Langue
    .f-text = Texte
joint-draft_translations_language_en = anglais
joint-draft_translations_language_ar = arabe
joint-draft_translations_language_he = hébreu
joint-draft_translations_language_fr = français
