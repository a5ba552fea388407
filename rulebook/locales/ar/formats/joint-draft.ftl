# A text to be said with one voice; it is nobody's word yet.
joint-draft = يقترح { $by } بيانًا مشتركًا بشأن { $about }: { $text }
    .title = بيان مشترك، مسودة
    .f-about = بشأن
    .f-text = النص
