# The depositary holds the signed text.
text-deposit =
    { $by } כנפקד מחזיק בנוסח החתום של { $revision }.{ $text-given ->
        [yes] { " " }בלשונו: { $text }
       *[no] { "" }
    }
    .title = הפקדת נוסח
    .f-revision = מהדורה
    .f-text = בלשונו
