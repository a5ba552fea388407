# Reports from the press: where they are given, and what is proposed of them
desk_press-reports = Reports from the press
desk_pr-lead = Paste an article or choose files. The program proposes who is said to have said what; you accept, edit or reject each proposal. It does not know whether anything is true.
desk_pr-others = Your member enters nothing that the press ascribes to others. The rulebook lets these do so: { $who }.
desk_pr-text = Text of an article
desk_pr-text-hint = Plain text or HTML, in English. In other languages nothing is found yet; enter what they say by hand.
desk_pr-files = Files
desk_pr-files-hint = Plain text or HTML in UTF-8, at most { $n } articles together and { $max } MiB each. Articles that may retell one text are read together.
desk_pr-outlet = Outlet
desk_pr-day = Published on
desk_pr-unless = Holds where an article does not say it itself.
desk_pr-read = Read and propose
desk_pr-no-act = Nothing is sent by this.
desk_pr-readings = Already read
desk_pr-readings-note = kept at this desk until you remove it
desk_pr-open-of = { $open } of { $n } open
desk_pr-proposals = Proposed statements
desk_pr-counts = { $n } proposed: { $open } open, { $taken } accepted, { $rejected } rejected.
desk_pr-nothing-accepted = They are proposals of a program. Read each beside the article; nothing is accepted by itself.
desk_pr-about = What the statements are about
desk_pr-about-hint = A matter told of in public, or a round. Each claim that you accept begins with it.
desk_pr-unstated = not stated
desk_pr-found = { $n ->
    [one] 1 proposal from { $sentences } sentences
   *[other] { $n } proposals from { $sentences } sentences
}
desk_pr-same = { $a } retells one text with { $b }: this is one source repeated, not corroboration.
desk_pr-left-out = { $n ->
    [one] One more statement was found and is not shown: an article may have 200, each of 4000 bytes.
   *[other] { $n } more statements were found and are not shown: an article may have 200, each of 4000 bytes.
}
desk_pr-none = Nothing was found that somebody is said to have said. Articles are read in English alone; enter what another says by hand.
desk_pr-discard = Remove this reading
desk_pr-discard-note = Drafts and acts that came of it stay.
desk_pr-one-source = one source repeated
desk_pr-open = open
desk_pr-rejected = rejected
desk_pr-written = accepted, not signed yet
desk_pr-said = entered as
desk_pr-speaker = Said by
desk_pr-anonymous = without a name
desk_pr-named = in the article
desk_pr-carried = Its own sentence names nobody; carried on from before.
desk_pr-side = Side
desk_pr-side-unstated = not stated
desk_pr-side-joint = both sides
desk_pr-side-local = local
desk_pr-side-none = neither side
desk_pr-via = Through
desk_pr-meeting = Meeting in
desk_pr-agenda = Point of the agenda
desk_pr-date = Speaks of
desk_pr-open-date = The article leaves open which year or day is meant.
desk_pr-said-on = said on
desk_pr-caveat = The outlet's caveat
desk_pr-no-caveat = none found
desk_pr-where = Place
desk_pr-sentence = sentence { $n }
desk_pr-repeats = Told as well in
desk_pr-no-corroboration = one source repeated, not corroboration
desk_pr-accept = Accept and edit
desk_pr-reject = Reject
desk_pr-undo = Bring back
desk_pr-continue = Go on writing
desk_pr-back = Back to the proposals
desk_pr-see = See what was sent
desk_pr-kind-fact = fact
desk_pr-kind-commitment = commitment
desk_pr-kind-demand = demand
desk_pr-kind-position = position
desk_pr-kind-denial = denial
desk_pr-kind-interpretation = interpretation
desk_pr-caveat-unverified = not verified
desk_pr-caveat-unconfirmed = not confirmed by the other side
desk_pr-caveat-unanswered = not answered by the other side
desk_pr-caveat-reportedly = reportedly
desk_pr-caveat-preliminary = a preliminary figure
desk_pr-caveat-framed = its own words judge it
