# خلاف على ما اتُّفق عليه. ولا يقول من المحق.
dispute-file =
    { $kind-key ->
        [interpretation] يرفع مكتب { $by } خلافًا على معنى ما ورد في { $about }: { $question }
       *[application] يرفع مكتب { $by } خلافًا على تنفيذ ما ورد في { $about }: { $question }
    }{ $clause-given ->
        [yes] { " " }البند: { $clause }.
       *[no] { "" }
    }
    .title = خلاف
    .f-about = يخص
    .f-kind = النوع
    .f-question = السؤال
    .f-clause = البند
dispute-file_kind_interpretation = معناه
dispute-file_kind_application = تنفيذه
