# A text to be said with one voice; it is nobody's word yet.
joint-draft = { $by } propose une déclaration commune au sujet de { $about } : { $text }
    .title = Déclaration commune, projet
    .f-about = Concerne
    .f-text = Texte
