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
desk_cancel-button = Cancel the notification
