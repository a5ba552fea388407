# נושא לדיון, בלשונו של המציע.
agenda-item =
    לשכת { $by } מציעה סעיף לסדר היום של הסבב שכונס ב־{ $round }: { $subject }.{ $linked-given ->
        [yes] { " " }קשור אל { $linked }.
       *[no] { "" }
    }
    .title = סעיף בסדר היום
    .f-round = סבב
    .f-subject = סעיף
    .f-linked = קשור אל
