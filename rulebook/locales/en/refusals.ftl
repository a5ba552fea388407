# What is wrong, and (attribute remedy) what to do. Nothing has changed when one of these is said, unless it says so.
# Variables: $field a field's label; $given what was typed or sent; $known what is possible; $detail a technical detail in
# English; $path a file; the others are named after what they hold. A variable that is not given is shown as "…".

## A field of an act

field-missing = { $field } is missing.
    .remedy = Fill it in; this kind of act cannot be sent without it.
field-needed-here = { $field } is needed because { $when } is “{ $choice }”.
    .remedy = Fill it in, or choose another value for { $when }.
field-unknown = This kind of act has no field “{ $field }”.
    .remedy = Remove it; the help page of the format lists its fields.
value-broken = { $field } holds a value that cannot be read.
    .remedy = Enter the value again in the form that the help page shows.
choice-unknown = { $field } cannot be “{ $given }”.
    .remedy = Choose one of: { $known }.
number-not-understood = { $field }: “{ $given }” is not a number or an interval.
    .remedy = Write 6, or 4-6-9 for at least, best estimate and at most; a unit follows a space, as in “12 tonne”.
number-too-large = { $field }: { $given } is more than { $max }.
    .remedy = Enter at most { $max }, or divide the act.
text-too-long = { $field } is { $len } bytes long; at most { $max } are allowed.
    .remedy = Shorten it; in Arabic and Hebrew a letter counts as two bytes.
text-has-hidden-characters = { $field } contains characters that cannot be seen and could mislead a reader.
    .remedy = Type the text again without copying it from another program.
time-not-understood = { $field }: “{ $given }” is not a time.
    .remedy = Write 05:40Z, +25m, now, or 2026-03-01T05:40Z; for a window 05:40Z/07:00Z.
span-ends-before-it-starts = { $field }: the window { $given } ends before it begins.
    .remedy = Enter the earlier time first; name the date if the window crosses midnight.
place-unknown = { $field }: “{ $given }” is not a known place.
    .remedy = Give coordinates such as 33.0867,35.8430, or the name as the list of places writes it.
altitude-not-understood = { $field }: “{ $given }” is not a band of heights.
    .remedy = Write 300-900m agl (above ground) or 1000-2000m amsl (above mean sea level).
member-unknown = { $field }: “{ $given }” is not a member of this mechanism.
    .remedy = Use a member's short name as the board shows it.
act-unknown = { $field }: “{ $given }” is not an act that you can see here.
    .remedy = Use its record number, such as 48213, or its name, such as NORTH 1042.
evidence-not-understood = { $field }: “{ $given }” does not name a file.
    .remedy = Hand the file in first, then write its SHA-256: 64 digits and small letters from a to f.
item-unknown = { $field }: no file with the SHA-256 { $given } was handed in here.
    .remedy = Hand it in on this desk; only what is kept can be named.
item-too-large = { $field }: the file has { $len } bytes; { $max } are agreed.
    .remedy = Hand in a smaller one, or a part of it.
yes-or-no = { $field }: “{ $given }” is neither yes nor no.
    .remedy = Write yes or no.

## An act

act-form = These bytes are not an act in the agreed form ({ $detail }).
    .remedy = Nothing was accepted. Send the act again from your outbox; if it happens twice, give the bytes to your operator.
act-too-long = The act is { $len } bytes long; at most { $max } are allowed.
    .remedy = Shorten it, or attach the long part as a file.
signature = The signature does not belong to this act and this key.
    .remedy = Do not rely on it. Ask the sender on another line whether the act is theirs.
key-unknown = Nobody in this mechanism has the key { $key }.
    .remedy = The member it belongs to must bring it into force first.
key-revoked = The key { $key } was revoked at record number { $index }.
    .remedy = Sign with a key that is in force.
key-not-approved = This change of keys lacks the approval of two of the member's three root keys, or the new key is unfit.
    .remedy = Have it signed by two root keys; the new name must begin with the member's name.
root-unfit = The new root key is weak or one of the three already, or it replaces another key than the one that stands there.
    .remedy = Make a new key, and name the root as it stands now: ceasewire keys roots.
member-left = The owner of key { $key } left the mechanism at record number { $index }.
    .remedy = Nothing signed since then counts; what was said before stands.
no-member = Who is to leave is no member of this mechanism any more, or never was.
    .remedy = Look up who is a member: ceasewire status.
member-orders = Who is to leave runs the sequencer, and the record would stand still.
    .remedy = Have another member order the record first.
witnesses-short = Without the witness of the member who is to leave too few are left for a quorum.
    .remedy = Agree on a new founding with other witnesses.
disputed = The owner of this key has revoked it and does not stand by this act.
    .remedy = Ask the member, over another line, what it stands by.
term-order = This succession begins term { $got } of the sequencer; the next one is { $next } or later.
    .remedy = Draft it again on the record as it stands.
term-place = This succession goes on from another record than the one here, which has { $size } acts.
    .remedy = Draft it again on the record as the members have received it; who holds a longer copy puts that aside first.
sequencer-unfit = The new sequencer's name or key is unfit or was used before, or who is to run it is no member.
    .remedy = Make a new key, and name a member that stays.
succession-elsewhere = A succession is not written by the sequencer that it replaces.
    .remedy = Have the new sequencer begin its term with it.
wrong-genesis = This act belongs to another mechanism or to an exercise.
    .remedy = Check which mechanism your node was set up for before you send it again.
wrong-channel = You are not a member of channel { $channel }, or it is not this case's channel.
    .remedy = Send it in the channel of the case.
name-reused = Another act already bears the name { $name } { $serial }.
    .remedy = Stop signing with this key and tell your operator: two acts under one name count as proof against its holder.
serial-gap-note = Acts of { $name } are still missing: { $missing }.
    .remedy = This act is accepted. Send the missing ones as soon as the line allows.
serial-ahead = This is number { $got }; the record has this key's acts up to the one before { $next }.
    .remedy = Send number { $next } first; it is in your outbox.
epoch-order = Channel { $channel } expects keys number { $next }, not { $got }.
    .remedy = Fetch the record up to its end and issue the keys again.
epoch-unknown = Channel { $channel } has been given keys up to number { $last }; this act is sealed with number { $got }.
    .remedy = Fetch the record up to its end and send it again.
epoch-members = These keys are not wrapped for exactly the members of channel { $channel }.
    .remedy = Fetch the record up to its end and issue the keys again.
epoch-author = The next keys of channel { $channel } are not yours to issue.
    .remedy = A party to the channel issues them; after a complaint about the last ones, the other party.
key-purpose = A node's key may not sign an act of this kind.
    .remedy = Sign it with the key of the duty desk.
already-there = This act is already in the record, under number { $index }.
    .remedy = Nothing more to do.
clock-back = The record's clock would go back from { $last } to { $at }.
    .remedy = The sequencer's operator must correct the clock; nothing already accepted is affected.
clock-off = Your clock is { $ahead } seconds ahead of the record's.
    .remedy = Set your clock and send the act again; it has not been accepted.
sequencer-clock = The sequencer's clock differs from its witnesses' by more than was agreed; it takes nothing meanwhile.
    .remedy = Nothing to do: the act stays in your outbox and is offered again. The sequencer's operator must correct the clock.
proofs-agree = The two proofs contradict each other in nothing: nobody is accused.
    .remedy = Compare two proofs of one mechanism that name the same record number, or a record of the same size.
own-clock-ahead = This machine's clock is ahead of the witnesses' by { $off } (hours:minutes:seconds); nothing is signed by it.
    .remedy = Have the machine's clock set, then sign again: the node notices by itself. A notice of danger goes meanwhile, under the witnesses' time.
own-clock-behind = This machine's clock is behind the witnesses' by { $off } (hours:minutes:seconds); nothing is signed by it.
    .remedy = Have the machine's clock set, then sign again: the node notices by itself. A notice of danger goes meanwhile, under the witnesses' time.
sender-not-allowed = A { $kind } may not send { $format }.
    .remedy = Ask a member that may, or choose another kind of act; the rulebook says who may send what.
public-to-few = This is sent in clear: everybody would read it, not only those named.
    .remedy = Name no readers, or choose a kind of act that is sealed.
reader-not-allowed = { $format } may not be read by { $member }; the rulebook names who may.
    .remedy = Leave { $member } out. What was said can be released later, by whoever said it.
reader-missing = Nobody on the channel { $channel } may read { $format }.
    .remedy = Choose a channel on which one of those is whom the rulebook lets read it.
joint-differs = Not all who were asked have agreed to these words in { $draft }.
    .remedy = Publish the text of the draft as it stands once all have agreed to it, or amend the draft and ask anew.
language-twice = The words in { $language } stand here twice.
    .remedy = Give each language once; the words of “Text” count as those of the language in which you write.
call-unknown = The act { $act } calls upon no guarantee that can be read here.
    .remedy = Take the number of the call, as “ceasewire commitments” shows it.
commitment-days = A commitment says by when: on a day of its own, or so many days after another act; and it ends no earlier than it begins.
    .remedy = Fill in “At the latest”, or “Days count from” together with “Due, days after it”.
commitment-after = { $act } is neither a condition nor a commitment that can be read on this channel.
    .remedy = Name one that is in the record here; so nothing can wait in a circle.
verifier-missing = { $verifier } cannot count on the channel { $channel }.
    .remedy = Name another member of that channel, not yourself.
claim-not-own = { $act } is not a commitment that this desk’s member has given on this channel.
    .remedy = Name one of your own; nobody claims for another.
counts-differ = Accepted and contested make { $sum }; claimed were { $claimed }.
    .remedy = Account for all that is claimed: accepted, or contested with the reason.
text-unknown = { $act } is no text, or no part of one, that can be read here.
    .remedy = Name the text itself, a version of a clause, or a revision, by its number in the record; ceasewire texts lists them.
text-readers = The text { $text } is read by { $readers ->
        [few] a few, and this would tell all of { $channel }
       *[channel] all of { $channel }, and this would be sealed to fewer or said elsewhere
    }.
    .remedy = { $readers ->
        [few] Seal it to the same readers as the text.
       *[channel] Say it on the channel of the text, and name no readers.
    }
letter-sealed = A side letter is sealed to those whom it concerns; this would be read by the whole channel.
    .remedy = Name its readers, with --only on the command line.
letter-hidden = { $act } is no side letter of which notice may be given here.
    .remedy = Give notice only of a letter that you read and whose mark says that its existence is shown.
clause-base = Clause { $number } has versions that this does not name, or what it names is no version of it. Standing now: { $standing }.
    .remedy = Name under “in the place of” the version that this takes the place of; to join rival versions name both.
bracket-broken = The brackets cannot be read: { $why ->
        [open] the one opened at character { $at } is not closed
        [closed] one is closed at character { $at } that was not opened
        [unheld] the alternative at character { $at } does not say who holds it
        [deep] too many stand within one another at character { $at }
       *[nobody] no member is called { $at }
    }.
    .remedy = Write [NAME: words // NAME: other words] with the short names of members; where a bracket is only a sign, put \ before it.
version-superseded = That version of clause { $number } no longer stands; standing now: { $standing }.
    .remedy = Take your stance on a version that stands.
brackets-open = Not agreed yet, with who holds it: { $clauses }.
    .remedy = Agree on these clauses first. A bracket is closed by whoever holds it, or by a version that its holder accepts.
text-incomplete = In the language { $language } these clauses are missing, or more than one version stands: { $clauses }.
    .remedy = Translate each, or join its rival versions, and then open the text for signature.
text-hash = The fingerprint of the text in { $language } is { $right }.
    .remedy = Read that text, and name this fingerprint if it is what you mean to sign.
revision-unsignable = { $act } was not opened for signature, or something in it was open then.
    .remedy = Sign the revision that was opened for signature; the page of the text names it.
text-not-side = { $member } is not named for this by the text; it names { $named }.
    .remedy = Let those do it whom the text names; another text can name others.
guarantee-not-given = { $act } is no guarantee that was given to this desk’s member and whose guarantor reads this channel.
    .remedy = Name one that was given to you, on a channel that its guarantor reads.
format-unknown = There is no kind of act called “{ $given }”.
    .remedy = Choose one of: { $known }.
lead-time = Notice must be given at least { $lead } ahead; this would begin in { $left }.
    .remedy = Choose a later window, or mark it an emergency with its reason.
channel-suspended = { $member } has suspended the channel { $channel }: “{ $grounds }”. Only emergencies and what is of their kind go through.
    .remedy = If it is an emergency, mark it with its reason. Answers in open cases, line checks and the resumption itself go through anyway.
emergency-refused = Both sides refuse emergency traffic on the suspended channel { $channel }.
    .remedy = Use another channel or the voice line; the supervisor can reach both sides.
emergency-unknown = “{ $given }” is not a reason for an emergency.
    .remedy = Choose one that the rulebook lists: medevac, fire or rescue.
content-form = The content of this act is not in the agreed form ({ $detail }).
    .remedy = Ask the sender to send it again under a new number.
not-addressee = { $member } is not an addressee of this case.
    .remedy = Only a member to whom it is addressed may take this step.
already-done = This step has already been taken.
    .remedy = Nothing more to do; look at the case for what is owed next.
case-unknown = There is no case “{ $case }” that you can see.
    .remedy = Use the record number or the name of the act that opened it.
case-closed = The case { $case } takes no further step ({ $state }).
    .remedy = Open a new case and refer to this one.
read-back-missing = The read-back lacks critical fields: { $fields }.
    .remedy = Read back every critical field as you understand it.
precedence-unknown = There is no precedence “{ $given }”.
    .remedy = Choose routine, priority, immediate or flash.
quota = Too many acts of precedence { $precedence } are waiting.
    .remedy = Your act stays in the outbox and is sent again by itself; more urgent acts go first.
act-rate = This member has sent more acts of precedence { $precedence } than the { $max } a minute that were agreed.
    .remedy = Your act stays in the outbox and is sent again by itself; other precedences and other members are not held up.
no-such-act = There is no act “{ $given }” in the record.
    .remedy = Check the number; your copy of the record may be behind.
cannot-open = This act is sealed and not for you to read.
    .remedy = Ask its author to release it to you.

## Proofs and exported records

bundle-form = This file is not a proof in the agreed form ({ $detail }).
    .remedy = Obtain it again from the member that made it.
bundle-proof = The proof does not hold ({ $detail }).
    .remedy = Do not rely on it; keep the file and report it to the guarantors.
bundle-quorum = { $got } witnesses signed; { $needed } are needed.
    .remedy = Ask for a newer proof once the quorum has signed.
export-file-unexpected = The exported record holds a file that does not belong to it: { $path }.
    .remedy = Remove it, or export the record again.
export-file-missing = The exported record lacks the file { $path }.
    .remedy = Copy the whole folder again.
export-differs = The file { $path } is not as it was exported.
    .remedy = Do not rely on this copy; obtain the record again.
checkpoint-refused = The checkpoint was refused ({ $detail }).
    .remedy = Your node keeps the last one it verified; tell the guarantors if this lasts.
fork = Two different records of size { $size } exist. This is grave.
    .remedy = Rely on neither, keep both, and call the guarantors on another line now.
tile-corrupt = The file { $path } of the record is damaged.
    .remedy = Run fsck; your node fetches it again from a mirror.

## This machine

disk-full = The disk is full; { $path } could not be written.
    .remedy = Free space and start again; what was already accepted is safe.
disk-fault = { $path } could not be read or written ({ $detail }).
    .remedy = The node has stopped signing. Check the disk, then start again.
sequencer-copy = This sequencer has come to number { $got }, but { $member } holds a record up to number { $size } that its key has signed: this folder is an older or a second copy.
    .remedy = It signs nothing more. Find the copy that signs, stop this one, and never start it again with this key.
sequencer-succeeded = Another sequencer has succeeded this one, in term { $term }: a quorum of witnesses has signed its record.
    .remedy = It signs nothing more. Note the succession at this node, and start it as a member's node.
port-in-use = The address { $address } is in use by another program.
    .remedy = Stop that program, or choose another port in the configuration.
not-running = The node is not running.
    .remedy = Start it, then repeat the command.
no-connection = { $address } does not answer.
    .remedy = Your act stays in the outbox and is sent again by itself; check the line.
config-broken = The configuration { $path } is wrong in line { $line } ({ $detail }).
    .remedy = Correct the line; the file explains each option.
folder-not-empty = The folder { $path } is not empty.
    .remedy = Choose a new folder; nothing was overwritten.
key-file-open = Others than its owner may read { $path }.
    .remedy = Close it with chmod 600, and replace the key if somebody else could have read it.
passphrase-differs = The two passphrases are not the same.
    .remedy = Repeat the command; nothing has changed.
passphrase-missing = The keys are encrypted, and there is nobody to ask for the passphrase.
    .remedy = Start it at a terminal, or let systemd hand over the credential { $credential }.
passphrase-short = The passphrase is shorter than { $min } characters.
    .remedy = Choose a longer one; nothing has changed.
passphrase-wrong = The passphrase does not open { $path }, or the file is damaged.
    .remedy = Try again; nothing has changed. If the passphrase is lost, register a new key with two root keys.
pin-missing = The desk's key is on a token, and there is nobody to ask for its PIN.
    .remedy = Start it at a terminal, or let systemd hand over the credential { $credential }.
pin-wrong = The token does not take the PIN.
    .remedy = Try again with care: after a few wrong ones a token locks itself.
key-token-fault = The token that holds the desk's key does not answer as it should ({ $detail }).
    .remedy = Check that it is there and that [token] in node.toml names it, then start the node again.
key-token-none = node.toml names no token.
    .remedy = Write library, label and desk_key under [token].
key-token-there = A key with the label { $label } is on the token already.
    .remedy = Run the command without --make to see it, or write another desk_key under [token] in node.toml.
root-keys-missing = Root keys of { $member } are missing; { $needed } are needed.
    .remedy = Bring the media that hold them and repeat the command.
usage = The command was not understood ({ $detail }).
    .remedy = Add --help to see what it expects.

## Rulebook and languages

rulebook-broken =
    { $count ->
        [one] The rulebook has { $count } fault.
       *[other] The rulebook has { $count } faults.
    }
    .remedy = Correct what is listed and check it again.
rulebook-hash = This rulebook ({ $found }) is not the one in force ({ $expected }).
    .remedy = Fetch the rulebook that the parties signed.
phrase-missing = The phrase { $key } is missing in { $language }.
    .remedy = Add it to that language's folder.
language-unknown = There is no language “{ $given }”.
    .remedy = Choose one of: { $known }.

## Import

import-mapping = The mapping file { $path } is wrong ({ $detail }).
    .remedy = Correct it and import again; the same row is never added twice.
import-row = Line { $line }, column { $column }: { $detail }.
    .remedy = This row was left out and all others were kept; correct it and import again.

## A step of a case

not-now = Another step must come first.
    .remedy = The case shows what is owed and by whom; take that step, then this one.
not-cleared = Not every addressee has told its units, or one has objected.
    .remedy = Wait, cancel, or override with a reason that everyone will see.
no-such-move = This case has no such step.
    .remedy = The case shows which steps it has.
not-author = Only the author of the case may take this step.
    .remedy = Ask the author to take it, or send a query.
case-of-other-channel = The case belongs to another channel.
    .remedy = Send it in the channel of the case.
sealed-apart = Fewer members could read this act than can read the case.
    .remedy = Seal it to the channel of the case.
older-version = The case has been amended since the version that this answers.
    .remedy = Read the latest version and answer that one.
unreadable = The act is of a kind that this rulebook does not know, or cannot be read.
    .remedy = Check that your rulebook is the one in force.
format-not-in-force = This format is not in the version of the rulebook in force.
    .remedy = Choose a format of the version in force; `ceasewire formats` lists them.
rulebook-awaited = The version of the rulebook in force has not reached this node yet.
    .remedy = The node fetches it by itself. If it stays away, ask another member for the archive and copy it into the folder rulebooks.
unknown-format = There is no kind of act called “{ $format }”.
    .remedy = Choose one that the rulebook lists.
scenario-row = The demonstration does not come out as its scenario says: { $detail }
    .remedy = Send this line to whoever made the rulebook or the program; what was played stays in its folder.
alarm-gone = This alarm is no longer in the list.
    .remedy = Look at the list again; what is over stands below it.
alarm-grave = What is grave cannot be shelved.
    .remedy = Acknowledge it; its sound can be silenced for 60 seconds at a time.
alarm-shelf-time = An alarm can be shelved for 1 to { $max } minutes.
    .remedy = Choose a shorter time; shelve it again if need be.
alarm-reason = To shelve an alarm takes a reason of at most { $max } characters.
    .remedy = Say in a few words why it can wait; the next officer reads it.
item-empty = The file is empty.
    .remedy = Choose the file that was meant.
item-type = The file is of a type that is not taken: what a browser or a machine would run is refused.
    .remedy = Hand in one of { $known }; the type is told by the bytes, not by the name.
items-full = There is no more room for files here: { $max } bytes are allowed.
    .remedy = Ask whoever runs this node to raise items_mb, or to make room.
item-none = { $given } names no such file.
    .remedy = Look at the act’s page for the files that it names.
item-original = The original of { $given } is not here.
    .remedy = Ask the desk that handed it in; it keeps the original.
item-not-here = { $given } is not here yet.
    .remedy = It is fetched from the members that may have it; try again when the page says that it is here.
item-broken = { $given } is not what its act says: { $detail }.
    .remedy = Do not use it. Run fsck on this node when it is stopped; if the file is as it came, tell the supervisor.
doc-empty = The document is empty.
    .remedy = Choose the file that was meant.
doc-long = The document is longer than { $max } MB.
    .remedy = Take out pictures and whatever else is no words of the text.
doc-type = The file is neither a DOCX nor an ODT document.
    .remedy = Save it as DOCX or ODT in the word processor, and choose that file.
doc-protected = The document is protected by a password, or in the old format DOC.
    .remedy = Save it as DOCX or ODT without a password.
doc-spent = Reading the document takes more memory or time than is allowed.
    .remedy = Copy its words into a document that was newly saved from the text, and choose that.
doc-unreadable = The document cannot be read: it is damaged, or protected by a password.
    .remedy = Open it in the word processor, save it as DOCX without a password, and choose that file.
doc-no-converter = Documents cannot be made or read here: the program pandoc is not installed.
    .remedy = Have the operator of this node install the package pandoc. Everything else works without it.
doc-unmarked = The document does not say what it was made from.
    .remedy = Begin with a file that was saved from the text, and leave its last line as it is.
doc-other-text = The document was not made from the text { $text } as this node knows it.
    .remedy = Choose the file of this text, or save the text anew and put your changes there.
doc-ahead = The document was made from a later record than this node holds.
    .remedy = Wait until this node has caught up, and try again.
doc-number-lost = A heading begins with no number: { $heading }
    .remedy = Begin it with the number of its clause and a colon.
doc-number-twice = Two headings begin with { $number }.
    .remedy = Give each clause one heading with a number of its own.
doc-rivals = Of clause { $number } several versions stand, and the heading does not say which is meant.
    .remedy = Begin it as the saved file does, with the act in brackets after the number.
doc-number-taken = Clause { $number } was added by another in act { $act } since the file was made.
    .remedy = Save the text anew and change that clause, or take another number.
doc-clause-holds =
    Clause { $number } holds { $what ->
        [struck] words that are struck out
        [raised] raised or lowered letters
        [footnote] a footnote
        [table] a table
        [picture] a picture
       *[other] something
    } that the record cannot hold.
    .remedy = Write it as plain words, or take it out.
doc-words-gone = Clause { $number } has no words any more.
    .remedy = Write what it is to say; to have it taken out, write that on the page of the text.
doc-translated-old = What clause { $number } translates has been replaced since the file was made.
    .remedy = Save the text anew and translate the wording that stands.
