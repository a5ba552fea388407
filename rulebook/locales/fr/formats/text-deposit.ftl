# The depositary holds the signed text.
text-deposit =
    { $by }, dépositaire, détient le texte signé de { $revision }.{ $text-given ->
        [yes] { " " }Dans ses termes : { $text }
       *[no] { "" }
    }
    .title = Dépôt d’un texte
    .f-revision = Révision
    .f-text = Dans ses termes
