# A joint statement as published. Joint only when every side named has signed it.
joint-statement =
    { $by } מפרסם הודעה משותפת של { $sides }: { $text }{ $about-given ->
        [yes] { " " }בעניין { $about }.
       *[no] { "" }
    }{ $draft-given ->
        [yes] { " " }הטיוטה הוסכמה ב־{ $draft }.
       *[no] { "" }
    }
    .title = הודעה משותפת
    .f-sides = צדדים
    .f-text = נוסח
    .f-about = בעניין
    .f-draft = טיוטה
joint-statement_sides = { $side }
    .f-side = צד
