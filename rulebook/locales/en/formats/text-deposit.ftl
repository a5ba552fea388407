# The depositary holds the signed text.
text-deposit =
    { $by }, as depositary, holds the signed text of { $revision }.{ $text-given ->
        [yes] { " " }In its words: { $text }
       *[no] { "" }
    }
    .title = Deposit of a text
    .f-revision = Revision
    .f-text = In its words
