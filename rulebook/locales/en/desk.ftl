# The desk's own words, outside the parties' signatures.
# $k, $n, $q: witnesses that signed, all witnesses, quorum; $time: a moment; $for, $in: a length of time.

## Column headings
col_number = No.
col_act = Act
col_case = Case
col_from = From
col_to = To
col_time = Time
col_state = State
col_owes = Owes
col_what = What is owed
col_due = Due
col_status = Status
col_proof = Proof
col_precedence = Precedence
col_format = Kind
col_channel = Channel
col_rung = Rung
col_member = Member
col_level = Level
col_field = Field
col_value = Value
col_language = Language

## How far an act has come
proof_queued = queued: safe on this disk, not yet sent
proof_sequenced = sequenced
proof_witnessed = witnessed { $k } of { $n }
proof_quorum = proven: { $k } of { $n } witnesses signed, { $q } needed
proof_unwitnessed = unwitnessed since { $time }
proof_stale = no fresh signatures of a quorum since { $time }
proof_late = entered late
proof_imported = imported history

## Notes that stand beside what they concern
note_acknowledging = Acknowledging is not agreeing.
note_guarantee = Notification is neither permission nor a guarantee of safety; it takes away no protection that the law gives.
note_silence = Silence is not consent.
note_proof = A proof shows who said what and when. It does not show that it is true, or that it is all.
note_lines = Lines drawn here are for demonstration only and state no position.
note_original = The original is authentic.

## The ladder of one addressee
level_delivered = delivered
level_opened = opened
level_read-back = read back
level_disseminated = disseminated
level_position = position
level_informed = informed
level_not-informed = not informed
level_none = not yet delivered
alarm_read-back = READ BACK DIFFERS

## Clocks
clock_due-in = due in { $in }
clock_overdue = overdue by { $for }
clock_early = { $for } before the deadline
clock_late = { $for } after the deadline
clock_held = more time asked, agreement awaited
clock_current = Current to { $time }
clock_no-link = No link since { $time }. You see the picture of that time.

## Board and case
board_title = Board
board_you-owe =
    { $n ->
        [0] You owe nothing now.
        [one] You owe { $n } answer. It is due at { $time }.
       *[other] You owe { $n } answers. The first is due at { $time }.
    }
board_owed-to-you =
    { $n ->
        [0] Nobody owes you an answer now.
        [one] { $n } answer is owed to you.
       *[other] { $n } answers are owed to you.
    }
board_acts =
    { $n ->
        [one] { $n } act
       *[other] { $n } acts
    }
board_debts = Answers owed
board_latest = Latest acts
board_links = Lines
board_empty = Nothing to show.
case_title = Case { $act }
case_ladder = Acknowledgements
case_history = Course of the case
case_rung = Rung { $n }: { $who }
rung_0 = duty officers
rung_1 = sector liaison
rung_2 = heads of cell, with the supervisor
rung_3 = senior commanders
rung_4 = joint commission
rung_5 = guarantors
rung_6 = political principals
rung_7 = as agreed outside the mechanism
silence_no-meaning = silence means nothing; the matter rises one rung
silence_no-objection = silence means no objection, as the rulebook agrees
silence_refusal = silence means refusal, as the rulebook agrees
silence_next-rung = silence moves the matter one rung up
exercise_banner = EXERCISE EXERCISE EXERCISE
exercise_note = This is an exercise. Its acts can never enter a real record.

## Sending
send_review = This is what { $to } will read:
send_sealed-to = Readable by: { $members }
send_public = Public: everyone can read this.
send_burst = { $len } of { $max } bytes of one satellite message
send_confirm = Sign and send?
send_queued = Queued as { $act }.
send_included = In the record as number { $index }, at { $time }.

## Work in progress
progress_working = { $done } of { $total }
progress_checking = Checking the record: { $done } of { $total }
progress_importing = Importing: { $done } of { $total } rows
progress_founding = Founding the mechanism
progress_waiting = Waiting for the witnesses: { $k } of { $n }
progress_done = Done in { $for }.
import_added =
    { $n ->
        [0] No row was added.
        [one] { $n } row was added.
       *[other] { $n } rows were added.
    }
import_known =
    { $n ->
        [0] No row was already in the record.
        [one] { $n } row was already in the record.
       *[other] { $n } rows were already in the record.
    }
import_left-out =
    { $n ->
        [0] No row was left out.
        [one] { $n } row was left out.
       *[other] { $n } rows were left out.
    }

## Verification
verify_holds = The proof holds.
verify_fails = THE PROOF DOES NOT HOLD.
verify_signed = Signed by { $by }.
verify_placed = Placed in the record as number { $index }, at { $time }.
verify_witnessed = Witnessed by { $k } of { $n }; { $q } needed.
verify_unchanged = Unchanged up to record size { $size }.
verify_absent = No answer by { $by } is in the record up to size { $size }.
verify_sealed = Its content stays sealed.
fsck_clean = The record on this disk is whole: { $size } acts checked.
fsck_faults =
    { $n ->
        [one] { $n } fault was found.
       *[other] { $n } faults were found.
    }

## Demonstration
demo_founded =
    { $n ->
        [one] A mechanism of { $n } member is founded.
       *[other] A mechanism of { $n } members is founded.
    }
demo_witnesses =
    { $n ->
        [one] { $n } witness stands by; { $q } must sign before anything is called proven.
       *[other] { $n } witnesses stand by; { $q } must sign before anything is called proven.
    }
demo_clock = The clock stands at { $time }.
demo_s2-title = A flight at short notice
demo_s2-lead = Notice is given { $in } ahead. The rule asks for { $lead }; a medical emergency lifts it.
demo_s2-mismatch = { $by } reads the heights back wrongly. Both desks see it at once; the wrong read-back stays in the record.
demo_s2-corrected = { $by } reads back again, and all critical fields agree.
demo_s2-told = { $by } has told its air defence.
demo_s2-ended = The flight is over; nothing more is owed.
demo_s3-title = A query and silence
demo_s3-deadline = The deadline passes. { $by } has not answered; its debt shows as overdue on every desk of the channel.
demo_s3-rung = The matter rises to rung { $n }: { $who }.
demo_s3-absence = With the record alone, anyone can prove that no answer by { $by } stands in it up to size { $size }.
demo_s3-late = { $by } answers { $for } after the deadline. The debt is met late; both facts stay.
demo_burst = { $format }: { $len } of { $max } bytes
demo_same = All desks that can read this channel hold the same state.
demo_finished = All is written. The record holds { $n } acts.
demo_try = The mechanism stays up. Try:
demo_desks = The web desk of each member; each link admits one officer once:
demo_stop = Press Ctrl-C to stop.
# Watches and lines on the board.
alarm_line-silent = LINE SILENT
alarm_watch-untaken = WATCH NOT TAKEN OVER
alarm_watch-over = the shift is over and the watch was not handed over
board_watch = On watch
watch_on = { $officer }, since { $time }
watch_handing = { $officer }, handing over to { $next }
watch_items = open items said { $said }, found { $found }
line_checked = checked { $time }
line_missed = { $n ->
    [one] { $n } check without an answer
   *[other] { $n } checks without an answer
}

## Desk in the browser
desk_group-watch = Watch
desk_group-acts = Acts
desk_group-account = Account
desk_channels = Channels
desk_incidents = Incidents
desk_movements = Movements
desk_record = Record and proofs
desk_rulebook = Rulebook and keys
desk_rulebook-word = Rulebook
desk_mechanism = Mechanism
desk_sections = Sections
desk_skip = Go to the content
desk_leave = Log out
desk_desk-of = { $member } desk
desk_officer = Logged in
desk_picture = Picture
desk_current = current to { $time }
desk_old = of { $time }
desk_sequencer = Sequencer
desk_in-touch = in touch
desk_no-touch = no link
desk_witnesses = Witnesses
desk_of = { $k } of { $n }
desk_outbox = Outbox
desk_outbox-empty = empty
desk_theme-day = Day colours
desk_theme-night = Night colours
desk_printed = Printed { $time } UTC, record size { $size }
desk_unit-d = d
desk_unit-h = h
desk_unit-m = m
desk_unit-min = min
desk_unit-s = s
desk_letter-a = A
desk_letter-b = B
desk_letter-supervisor = S
desk_letter-guarantor = G
desk_letter-monitor = M
desk_letter-humanitarian = H
desk_letter-observer = O
desk_prio-1 = Priority 1, grave
desk_prio-2 = Priority 2, urgent
desk_prio-3 = Priority 3, timed

### What is wrong with the picture
desk_lost = No connection to your own node since { $time }.
desk_lost-do = You see the picture of that time. Deadlines run on. This page heals by itself.
desk_fresh = New acts have come. Show them; what you typed here would be lost.
desk_no-link-do =
    { $n ->
        [0] You can go on writing and signing. Deadlines run on; use the voice line for anything grave.
        [one] You can go on writing and signing; { $n } act waits in the outbox. Deadlines run on; use the voice line for anything grave.
       *[other] You can go on writing and signing; { $n } acts wait in the outbox. Deadlines run on; use the voice line for anything grave.
    }
desk_proof-fails = Proof fails ({ $kind }). Do not rely on what it concerns.
desk_proof-fails-do = Both copies are kept on this node. Tell the supervisor and the guarantors by voice.
desk_unwitnessed-do = { $k } of { $n } witnesses have signed, { $q } are needed. New acts are in order but not yet vouched for; clocks run.
desk_refused = Refused by the sequencer: { $act }. { $what }

### Board
desk_owe =
    { $n ->
        [0] You owe nothing now.
        [one] You owe { $n } answer.
       *[other] You owe { $n } answers.
    }
desk_first = The first is due in { $in }: { $what }.
desk_first-over = The first is overdue by { $in }: { $what }.
desk_first-paper = The first is due at { $in } UTC: { $what }.
desk_owed = { $title } { $act } from { $by } ({ $what })
desk_grave-none = Nothing grave is open.
desk_grave-proof = A proof fails: see above.
desk_grave-misread = { $by } read { $act } back wrongly.
desk_grave-uncleared = { $by } began { $act } before every addressee was ready.
desk_looked =
    { $n ->
        [0] Since you last looked at { $time } UTC: nothing new.
        [one] Since you last looked at { $time } UTC: { $n } act.
       *[other] Since you last looked at { $time } UTC: { $n } acts.
    }
desk_show = Show them
desk_ribbon = The next 8 hours
desk_now = now
desk_due = { $what } { $act }
desk_owes = { $by } owes
desk_we-owe = We owe
desk_others-owe = Supervisor and others owe
desk_you = you
desk_empty-ours = You owe nothing now.
desk_empty = Nothing is owed here now.
desk_by = by { $time } UTC
desk_since = since { $time } UTC
desk_rung = rung { $n }
desk_held = more time asked
desk_drill = drill
desk_contested = objected to
desk_do-open = Acknowledge
desk_do = Answer
desk_zones = Zones
desk_zone = Zone
desk_zones-as-reported = as reported
desk_zones-none = The rulebook in force names no zone.
desk_zone-open =
    { $n ->
        [one] { $n } open case
       *[other] { $n } open cases
    }
desk_zone-unknown = not known
desk_zone-last = last reported { $time } UTC
desk_zone-no-report = no report is in the record
desk_illustrative = drawn for illustration
desk_latest-order = all desks, newest first
desk_latest-none = Nothing has been said here yet.
desk_says = What it says

### Cases
desk_incidents-lead = Reports, queries and their answers. Nothing here is a finding of guilt.
desk_open-cases = Open
desk_over-cases = Over
desk_opened-case = Entered
desk_not-yet = not yet
desk_act-at = { $act }, { $time } UTC
desk_differs = differs: { $at }
desk_units-told =
    { $n ->
        [0] no unit informed
        [one] { $n } class of units informed
       *[other] { $n } classes of units informed
    }
desk_position-at = { $stance }: { $at }
desk_read-stands = Read: { $read }. It stands: { $stands }.
desk_nobody = nobody
desk_no-word = nothing was said about them
desk_thread = Thread
desk_sealed-here = Sealed: you are not among its readers.
desk_proof = Proof
desk_proof-of = Proof of { $act }
desk_save-proof = Save proof
desk_readers = Who can read this
desk_versions = What changed
desk_restarted = acknowledgements start again
desk_reply = Your reply
desk_queued-next = It is sent by itself; its number appears here once it is in the record.
desk_mend =
    { $n ->
        [one] { $n } thing to mend before signing:
       *[other] { $n } things to mend before signing:
    }
desk_labelled = { $label }: { $what }
desk_choose = choose
desk_for-example = For example
desk_acknowledge = Received and read
desk_acknowledge-button = Acknowledge
desk_read-back = Read back
desk_read-back-button = Read back
desk_read-back-note = Type what you understood; it is compared with what was signed.
desk_position = Your position
desk_position-button = State position
desk_grounds = Grounds or conditions
desk_disseminated = Whom you told
desk_disseminated-button = Record it
desk_why-not = Why the others were not told
desk_answer = Answer the query
desk_answer-button = Answer
desk_answer-note = The answer is signed at once and cannot be unsaid; it can be followed by another.
desk_ask-time = Ask for time
desk_ask-time-button = Ask for time
desk_ask-time-note = The clock runs on until the other side agrees.
desk_until = Until
desk_reason = Reason
desk_start = The activity has begun
desk_start-button = Report start
desk_start-note = From now on, unless another time is agreed.
desk_end = The activity is over
desk_end-button = Report end
desk_end-note = As of now.
desk_cancel = Cancel the notification
desk_cancel-button = Cancel it

### Channels, record, rulebook
desk_channels-lead = Each line of coordination has its own readers and its own keys.
desk_public = public
desk_counts = owed { $owed }, overdue { $over }
desk_record-lead = The record holds { $size } entries; { $witnessed } of them stand under the signatures of a quorum.
desk_find = Words, a place, a name
desk_find-button = Find
desk_all = all
desk_found-none = Nothing in the part of the record that this node can open fits.
desk_older = Older
desk_latest-page = Latest
desk_has-signed = has signed the newest checkpoint
desk_has-not-signed = has not signed the newest checkpoint
desk_signed-at = signed { $time } UTC, { $q } needed
desk_signed-how = under a key that was in force at this place of the record
desk_placed-how = the place is fixed by the record’s tree
desk_not-witnessed = Not witnessed yet; { $q } of { $n } are needed.
desk_not-witnessed-how = Do not call it proven before then.
desk_unchanged-later = Whether it stays unchanged is shown once it is witnessed.
desk_checked-here = checked here { $time } UTC
desk_whole-case = The whole case
desk_rulebook-lead = What the parties agreed: who owes what to whom by when, who is called if it does not come, and how each act is written.
desk_deadlines = Deadlines
desk_ladder = If no answer comes
desk_called = Who is called
desk_after = After the deadline
desk_at-once = until the deadline
desk_silence = What silence means
desk_formats = Formats
desk_required = required
desk_two-people = two officers sign
desk_reciprocity = Both parties alike
desk_reciprocal = With the two parties exchanged, the rulebook reads the same.
desk_asymmetries =
    { $n ->
        [one] { $n } difference between the parties, with the article that agreed it:
       *[other] { $n } differences between the parties, each with the article that agreed it:
    }
desk_keys = Keys
desk_key-acts =
    { $n ->
        [0] no act yet
        [one] { $n } act
       *[other] { $n } acts
    }
desk_key-revoked = revoked at { $at }
desk_hashes = Compare by voice

### Coming in
desk_enter = Enter
desk_entry-invited = Come in
desk_entry-invited-do = This link admits { $officer } once. It ends when you enter.
desk_entry-outside = Nobody is logged in here
desk_entry-outside-do = Ask whoever runs your node for a link: ceasewire desk invite
desk_entry-spent = This link no longer admits anybody
desk_entry-spent-do = It was used, has lapsed, or was copied wrongly. If you did not use it yourself, tell whoever runs your node now.
desk_entry-wait = Too many tries
desk_entry-wait-do =
    { $n ->
        [one] Try again in { $n } second.
       *[other] Try again in { $n } seconds.
    }
desk_entry-missing = There is no such page
desk_entry-missing-do = Check the address, or go back to the board.
desk_entry-stale = This form cannot be taken
desk_entry-stale-do = It did not come from a page of this session. Go back, load the page again and send it from there; nothing was signed.
desk_entry-down = The node does not answer now
desk_entry-down-do = It may be starting or stopping. Try again in a moment; use the voice line for anything grave.
