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
article-empty = The file { $path } holds no words.
    .remedy = Give the article as plain text or HTML.
article-binary = The file { $path } is no text.
    .remedy = Save the article as plain text or HTML and give that file.
article-encoding = The file { $path } is not UTF-8 (byte { $at }).
    .remedy = Save it in UTF-8 and give it again.
article-long = The file { $path } is longer than { $max } MiB.
    .remedy = Give one article a file.
article-language = Articles written in “{ $given }” cannot be read yet.
    .remedy = Name another with --written ({ $known }), or add the words of that language: one file in rulebook/press.
article-table = The words or the table of entities in { $path } are wrong ({ $detail }).
    .remedy = Correct the file and draft again.
