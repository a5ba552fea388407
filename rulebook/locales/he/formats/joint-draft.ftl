# A text to be said with one voice; it is nobody's word yet.
joint-draft = { $by } מציע הודעה משותפת בעניין { $about }: { $text }
    .title = הודעה משותפת, טיוטה
    .f-about = בעניין
    .f-text = נוסח
