# What the command line and the node say beside the language's own desk.ftl and refusals.ftl; read after them.

verify_unpinned = No genesis hash was given: this shows that some mechanism of this name signed it. Compare the hash with the one read aloud at the founding.
verify_so_far = Checked so far: { $done } of { $size } acts
status_deposited = { $n ->
    [one] One act without an answer from the sequencer; witnesses hold it.
   *[other] { $n } acts without an answer from the sequencer; witnesses hold them.
}
status_held = { $n ->
    [one] This witness holds one act of another member that the sequencer has not answered.
   *[other] This witness holds { $n } acts of others that the sequencer has not answered.
}

verify_unopenable = { $n ->
    [one] One act of this member does not open: others complained of it, and its author has not disclosed it. It is not counted as an answer.
   *[other] { $n } acts of this member do not open: others complained of them, and their author has not disclosed them. They are not counted as answers.
}

evidence_against = Signed with:
evidence_one-of = At least one of these keys signed what is not so; the file cannot tell which:
evidence_keys-only = This accuses keys, not people. Who held a key, and why it signed, no file can show.
evidence_fork = The log's key signed two records that cannot be one, with { $size } and { $other_size } leaves.
evidence_two-leaves = The log's key signed two different leaves as record number { $index }.
evidence_bad-leaf = The log's key signed record number { $index }, which may not stand there: { $reason ->
    [form] its bytes are not in the agreed form
    [signature] its author's signature does not hold
    [genesis] the genesis document stands at 0 and nowhere else
    [content] it publishes what may not be said in public
    [backwards] it is earlier than one before it
    [name] another one has its name
   *[other] { $reason }
}.
evidence_false-receipt = The log's key promised record number { $promised_index } to { $name }, and signed a record in which this is not so.
evidence_two-receipts = The log's key signed two receipts that contradict each other: for record numbers { $index } and { $other_index }.
evidence_back-dated = Record number { $index } bears the time { $at_ms }; but at { $known_ms } witnesses signed the record without it.
evidence_two-texts = One key signed two different texts under the one name { $name }.
evidence_bad-seal = The sealed act { $name } does not open to what its author's key committed to.
evidence_seen-other = { $name } says that its author had seen another record than this one.
evidence_omission = Witnesses held { $name } at { $deposited_ms }; the log's key went on until { $until_ms } and left it out.

channel-unknown = There is no channel “{ $given }”.
    .remedy = Use a channel's name as the board shows it.
import-cells = The row has { $given } cells; the table's head has { $expected }.
    .remedy = Quote cells that hold commas, and give every row as many cells as the head.
import-twice = “{ $given }” already stands in line { $first }.
    .remedy = Keep one of the two rows, or give each its own identifier.
wait-too-long = The time to wait ran out ({ $detail }).
    .remedy = Your act stays in the outbox and is sent by itself; look at its state later.
file-fault = { $path } could not be read or written ({ $detail }).
    .remedy = Check the path, the permissions and the free space, then repeat the command; what was already accepted is safe.
absence-none = No absence can be proven ({ $detail }).
    .remedy = Look at the case: an answer stands in the record, or the act is not one that waits for an answer.
already-public = The act “{ $given }” is public already.
    .remedy = Nothing more to do; everyone can read it.
no-channel-key = Your node holds no keys of channel { $channel } yet.
    .remedy = Wait until your copy of the record is up to date, then send it again; if it lasts, ask the supervisor.
not-witnessed = The act “{ $given }” has not been witnessed by a quorum yet.
    .remedy = Wait until the quorum has signed, then ask for the proof again.
scenario-row = The scenario does not hold ({ $detail }).
    .remedy = Correct the row of the scenario, or what it expects.
folder-in-use = The folder { $path } is in use by a running node.
    .remedy = Stop that node first, or choose another folder; one process uses a folder at a time.
sync-first = This folder was restored from a copy or moved, and has not seen the record since.
    .remedy = Connect the node and wait until its copy is up to date; then send it again. So no number is used twice.
not-agreed = A change of members or of the rulebook needs two root keys of each party and of the supervisor.
    .remedy = Gather the missing approvals, then send it again.
edition-order = The change adopts version { $got } of the rulebook; the next one is version { $next }.
    .remedy = Fetch the record up to its end, then propose the change against the version in force.
edition-replaces = The change was approved to replace another rulebook than version { $next }, which is in force.
    .remedy = Propose it again against the version in force, and have it approved anew.

bench_what = What
bench_n = n
bench_of = Of
bench_measured = Measured
bench_must = Must
bench_aim = Aim
bench_plain = Plain, bytes
bench_signed = Signed, bytes
bench_burst = Satellite message, bytes
bench_worst = The same at its worst, bytes

no-desk = This node has no web desk.
    .remedy = Write `desk = "127.0.0.1:8080"` into its node.toml and start it again.
desk-in-clear = At { $address } the web desk could be read and used by others on the way.
    .remedy = Let it listen at 127.0.0.1 and put something in front of it that adds TLS; name that address in desk_origin.
officer-name = “{ $given }” cannot stand on a screen as an officer's name.
    .remedy = Use 1 to 40 letters, digits and blanks.
desk_revoked =
    { $n ->
        [0] There was nothing to end.
        [one] { $n } session, invitation or passkey has ended.
       *[other] { $n } sessions, invitations and passkeys have ended.
    }

role-reads = Your role at this desk is reader: it signs nothing.
    .remedy = Ask a duty officer of your desk to do it, or whoever runs your node for another role.
role-releases = This is a grave act; only a releasing officer lets it go.
    .remedy = Prepare it and let a releasing officer of your desk look at it.
role-unknown = “{ $given }” is no role.
    .remedy = Write reader, duty or releasing.
passkey-required = This desk admits by passkey only.
    .remedy = Open the link in a browser with script switched on and register a passkey there.
passkey-refused = The passkey could not be accepted.
    .remedy = Load the page again and try once more. If it happens again, ask whoever runs your node for a new link.
passkey-known = This passkey is registered here already.
    .remedy = Use it to log in, or register another device.
passkey-last = This is your last passkey, and no new link waits for you.
    .remedy = Register another passkey first, or ask whoever runs your node for a link.
passkey-name = “{ $given }” cannot stand on a screen as a passkey's name.
    .remedy = Use 1 to 40 letters, digits and blanks.
draft-changed = The draft is not as the review that you name has shown it.
    .remedy = Read it again as it would be signed now, and name that review.
draft-gone = This draft is no longer there.
    .remedy = It was discarded or sent; look under what you sent, or begin anew.
files-too-long = The files are longer than { $max } MiB together.
    .remedy = Nothing of them was taken. Hand in fewer or shorter ones at a time.
form-too-long = More was typed than this form takes: { $max } KiB in all.
    .remedy = Nothing of it was taken. Go back, shorten the text, or hand it in as a file where the form takes one.
fact-differs = This is not what is to be signed.
    .remedy = Enter it as you know it; if the act is wrong, refuse it or send it back.
second-not-awaited = No second officer is awaited for this act any more.
    .remedy = Its author has taken it back, it was sent, or it has waited too long.

place_told = Its owner is told by { $act }.
place_none-opened = Nobody has opened an exact place.
place_officer = Officer
place_reason = Reason
place-none = Nothing that “{ $given }” says is shown coarsely to you.
    .remedy = Look at the act itself; what it says stands there as it was written.
place-reason = An exact place is opened for a reason, of at most { $max } characters.
    .remedy = Say why you need it; its owner reads the reason.
reads-already = { $given } reads this act already.
    .remedy = Choose a member who does not.
place-owner = The exact places in act { $given } are for their owner to disclose.
    .remedy = Leave them closed, or ask their owner to disclose them.
keys_disputed = { $n ->
    [one] one act of this member, which it does not stand by
   *[other] { $n } acts of this member, which it does not stand by
}
item_kept = Kept: { $name } ({ $type }, { $len } bytes), SHA-256 { $hash }
item_taken-out = Data about place, device or time was taken out of the copy that others get. The original stays here, sealed: SHA-256 { $hash }
item_left-in = It still holds data about place, device or time, as you asked.
item_not-looked = This program does not look for data about place or device in files of this type, and takes none out.
item_send = No act names it yet. Send: ceasewire send evidence-item file={ $hash } ...
item_saved = Saved to { $path }: SHA-256 { $hash }, as its act says. The opening is noted here.
item_none = No act that this desk can open names a file.
item_name = File
item_len = Bytes
item_state = State
item_held = Also at
item_opened = Opened
item_state-here = here
item_state-awaited = not here yet
item_state-broken = not what its act says
item_hash = { $act }: SHA-256 { $hash }
keys_encrypted = { $n ->
    [one] { $n } file is under the passphrase now.
   *[other] { $n } files are under the passphrase now.
}
passphrase_ask = Passphrase of the keys:
passphrase_new = New passphrase of the keys:
passphrase_again = The same once more:
succession_draft = Term { $term } of the sequencer, { $origin }: it goes on from { $size } acts with the root { $root }. Compare both with your own copy before you approve.
succession_begun = This node orders the record from its next start on. Hand the file { $path } to every other member, then restart this node.
succession_followed = Noted: { $member } orders the record from number { $size } on (term { $term }). Restart this node to follow it.
token_pin = PIN of the token:

round_title = Round { $n } of talks: { $mode }
round_calendar = Rounds of talks, { $name }
round_stays = Agenda, positions and place stay at the desk.
round_none = No round of talks has been convened.
matter_none = No matter told of in public has been entered.
matter_points = Points
matter_lead = Told in public by others. No member has said this here, and nothing of it is stated as so.
matter_says = { $who }: { $says ->
        [asserts] asserts
        [denies] denies
        [no-answer] is said not to have answered
       *[nothing] has not said
    }
matter_told = { $who }: { $says ->
        [asserts] asserts
        [denies] denies
        [no-answer] is said not to have answered
       *[nothing] has not said
    } ({ $outlet })
round_agenda = Agenda
round_proposed = proposed
commit_guarantee = { $by } guarantees { $act } to { $to }
commit_called = called upon by { $by }: { $state }; due { $due }; proofs { $proofs }
commit_none = No commitment has been given.
commit_what = Commitment
commit_days = Days, UTC
commit_claimed = Claimed
commit_accepted = Accepted
commit_no-day = no day yet
commit_from-until = { $start } to { $due }
commit_until = by { $due }
commit_expected = { $days }, expected
commit_of = { $n } of { $whole }
commit_overdue =
    { $n ->
        [one] its day is over since { $n } day
       *[other] its day is over since { $n } days
    }
commit_condition-unsaid = nobody has said that it is met
commit_condition-met = met from
commit_condition-not-met = not met
commit_condition-disputed = disputed
commit_meanwhile = Until then: { $text }
commit_count = { $by } accepts { $n }
commit_contested = contests { $n }: { $reason }
commit_slip =
    { $n ->
        [one] If { $act } is done { $n } day late:
       *[other] If { $act } is done { $n } days late:
    }
commit_slip-none = No other day moves and no gate closes.
commit_moved = { $before } becomes { $after }
commit_closed =
    { $n ->
        [one] its gate { $gate } stays closed for { $n } day
       *[other] its gate { $gate } stays closed for { $n } days
    }
commit_closed-unknown = nobody can say when its gate { $gate } opens

text_none = No text is on the table.
text_subject = About
text_clauses = Clauses
text_open = Not agreed
text_state-empty = no clause yet
text_state-bracketed = not all agreed
text_state-clean = clean: nothing is bracketed
text_state-for-signature = open for signature
text_state-adopted = signed by all
text_state-in-force = in force
text_state-withdrawn = withdrawn
text_sides = To be signed by { $who }
text_hash = { $lang }: SHA-256 { $hash }
text_lacks = { $lang }: not whole yet; clauses { $clauses }
text_held = { $who } holds open: { $clauses }
text_deadlock = Each waits for the other:
text_waits = { $who } accepts clause { $clause } once { $on }
text_accepts = { $who } accepts clause { $clause }
text_at-once = If all of these were accepted at once, each condition would be met.
text_rivals = { $n } versions stand side by side; none is lost.
text_bridging = Bridging text; it takes nothing’s place until a version takes it up:
text_taken-out = taken out
text_not-in = not written in { $lang } yet
text_bracket-gone = A bracket of { $who } was taken out without its word; it is open until { $who } accepts this.
text_nothing = has said nothing, which is no consent
text_same = Clauses that are the same in both: { $n }
text_change-added = added
text_change-removed = removed
text_change-changed = changed
text_doc-how = Change the words below the headings and leave each clause its number. A new clause is a new heading that begins with its number and a colon. Lines that begin with { $note } are not part of the text.
text_doc-brackets = What is not agreed stands in brackets, each alternative with who holds it, parted by two strokes: { $example }
text_doc-untranslated = Not written in this language yet: write the words below this line.
text_doc-keep = Leave the next line as it is: it says what this file was made from.
text_doc-saved = Saved as { $path }
text_doc-beside = Written meanwhile: { $acts }. Both versions will stand side by side.
text_doc-holds =
    Clause { $number }: { $what ->
        [link] links are taken as their words alone
        [list] numbers and marks of lists are written out as words
        [tracked] tracked changes are taken as if all were accepted
        [comment] comments are left out
       *[style] bold, italic and other type is not kept, the words are
    }.
text_doc-already = The text says the same by now; clauses: { $clauses }
text_doc-missing = No longer in the file, and nothing is proposed for them; clauses: { $clauses }
text_doc-before = Stands before the first clause and belongs to none: { $words }
text_doc-nothing = The file proposes nothing that can be sent.
text_doc-unsent = Nothing was sent. With --send all of these are signed, with --only some.
