# מחלוקת על מה שסוכם. אין בה אמירה מי צודק.
dispute-file =
    { $kind-key ->
        [interpretation] לשכת { $by } מגישה מחלוקת על משמעות { $about }: { $question }
       *[application] לשכת { $by } מגישה מחלוקת על ביצוע { $about }: { $question }
    }{ $clause-given ->
        [yes] { " " }סעיף: { $clause }.
       *[no] { "" }
    }
    .title = מחלוקת
    .f-about = נוגעת ל־
    .f-kind = סוג
    .f-question = שאלה
    .f-clause = סעיף
dispute-file_kind_interpretation = משמעותו
dispute-file_kind_application = ביצועו
