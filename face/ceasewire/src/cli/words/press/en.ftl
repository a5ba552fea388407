# What `account draft` says.
account_count = { $n ->
    [0] No statement found in { $sentences } sentences.
    [one] One proposal from { $sentences } sentences.
   *[other] { $n } proposals from { $sentences } sentences.
}
account_who = Said by: { $who } ({ $side }){ $anonymous ->
    [yes] , without a name
   *[no] { "" }
}
account_carried = Said by, as told before: { $who } ({ $side }){ $anonymous ->
    [yes] , without a name
   *[no] { "" }
}
account_kind = Kind: { $kind ->
    [fact] fact
    [commitment] commitment
    [demand] demand
    [position] position
    [denial] denial
   *[interpretation] interpretation
}
account_via = Reached the outlet through: { $value }
account_date = Speaks of: { $value }
account_said = Said on: { $value }
account_meeting = Meeting in: { $value }
account_agenda = Point: { $value }
account_caveat = The outlet's caveat: { $caveat ->
    [unverified] not verified
    [unconfirmed] not confirmed by the other side
    [unanswered] not answered by the other side
    [reportedly] reportedly
    [preliminary] a preliminary figure
   *[framed] its own words judge it
}
account_place = Bytes { $start } to { $end } of the file
account_same = { $a } and { $b } retell one text; this is one source, not two:
account_proposed = These are proposals of a program. A person reads each beside the article and accepts, changes or rejects it; nothing was accepted.
article-empty = { $path } holds no words.
    .remedy = Give the article as plain text or HTML.
article-binary = { $path } is no text.
    .remedy = Save the article as plain text or HTML and give that file.
article-encoding = { $path } is not UTF-8 (byte { $at }).
    .remedy = Save it in UTF-8 and give it again.
article-long = { $path } is longer than { $max } MiB.
    .remedy = Give one article a file.
article-language = Articles written in “{ $given }” cannot be read yet.
    .remedy = Name another with --written ({ $known }), or add the words of that language: one file in rulebook/press.
article-table = The words or the table of entities in { $path } are wrong ({ $detail }).
    .remedy = Correct the file and draft again.
article-none = No article was given.
    .remedy = Paste the text of one, or choose one file or several.
article-many = These are { $given } articles; at most { $max } are read together.
    .remedy = Give fewer at a time, and together those that may retell one text.
article-day = “{ $given }” is not a day.
    .remedy = Write it as 2031-03-12, or leave the field empty.
claim-no-matter = It is not chosen what the statement is about, or that is not known here any more.
    .remedy = Choose a matter or a round; if there is none yet, open a matter first.
claim-not-yours = Your member enters nothing that the press ascribes to others.
    .remedy = The page of the format in the rulebook says who does; ask one of them.
