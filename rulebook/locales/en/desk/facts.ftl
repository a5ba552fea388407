desk_reported-by = { $kind } from { $by }, { $time } UTC.
desk_facts = What each side says
desk_facts-order = facts first agreed, then what differs, then open
desk_facts-sum = { $agreed ->
        [one] { $agreed } fact agreed
       *[other] { $agreed } facts agreed
    }, { $differs ->
        [one] { $differs } differs
       *[other] { $differs } differ
    }, { $open } open.
desk_facts-note = Agreed means that both parties have said the same. It is no finding, and silence agrees to nothing.
desk_fact = Fact
desk_standing = Standing
desk_fact-what = What
desk_fact-place = Where
desk_fact-time = When
desk_fact-harm = Deaths
desk_fact-whose = Whose
desk_fact-agreed = agreed
desk_fact-differs = differs
desk_fact-open = open
desk_fact-accepts = says the same
desk_fact-denies = denies it
desk_fact-unknown = not known
desk_fact-due = answer due
desk_fact-nothing = has not said
desk_versions-order = newest first
desk_version = Version { $n }: { $act }, { $time } UTC
desk_before = Before
desk_since-then = Since then
desk_none-given = not given
desk_print = Print
desk_if-none = If no answer comes
desk_life-start = Start
desk_life-end = End
