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
demo_s1-title = A line is checked, falls silent, and a channel is suspended
demo_s1-silent = The line of { $by } is silent: no check has been answered, by any line. Nobody knows why; nobody guesses.
demo_s1-heard = { $by } is heard again; what it wrote meanwhile is in the record.
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
demo_s10-title = A round of talks
demo_s12-title = Rival accounts
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
watch_unknown = not known here
watch_on = { $officer }, since { $time }
watch_handing = { $officer }, handing over to { $next }
watch_items = open items said { $said }, found { $found }
line_grounds = grounds: “{ $grounds }”
line_emergency = emergencies go through
line_no-emergency = emergencies refused
line_checked = checked { $time }
line_missed = { $n ->
    [one] { $n } check without an answer
   *[other] { $n } checks without an answer
}
