desk_alarms = Alarms
desk_alarms-lead = An alarm stands here only if an officer at this desk has to do something. Silence stops the sound, not the alarm.
desk_alarms-standing = Standing
desk_alarms-none = No alarm stands now.
desk_alarms-lately = Over for less than { $for }
desk_alarm-owed = { $by } waits for your answer in case { $act }: { $what }.
desk_alarm-overdue = Overdue: { $by } still waits for your answer in case { $act }: { $what }.
desk_alarm-called = { $by } has not answered in case { $act } ({ $what }); the ladder now calls you.
desk_alarm-read-back-differs = { $by } read act { $act } back wrongly.
desk_alarm-uncleared = { $by } began what act { $act } announces before every addressee was ready.
desk_alarm-finding = A published proof, { $act }: { $what }
desk_alarm-evidence = A proof fails ({ $what }). Do not rely on what it concerns.
desk_alarm-suspended = { $by } has suspended a channel: { $what }.
desk_alarm-unattended = { $by } has had no officer on watch for more than { $for }.
desk_alarm-line-silent = The line to { $by } is silent: { $what }.
desk_alarm-standstill = This node keeps and signs nothing more.
desk_alarm-must-sync = This node is a copy and signs nothing until it has seen the record.
desk_alarm-no-link = There has been no link to the sequencer for more than { $for }.
desk_alarm-unwitnessed = Acts have waited for a quorum of witnesses for more than { $for }.
desk_alarm-stale = No quorum has signed for longer than the mechanism allows; the record may be frozen.
desk_alarm-refused = The sequencer refused { $what }.
desk_alarm-clock = The sequencer’s clock is off by more than { $for }.
desk_alarm-own-clock-ahead = This node’s clock is ahead of the witnesses’: it signs nothing but notices of danger.
desk_alarm-own-clock-behind = This node’s clock is behind the witnesses’: it signs nothing but notices of danger.
desk_alarm-other = { $what }: { $by } { $act }
desk_alarm-do-answer = Open it and answer, or ask for time.
desk_alarm-do-call = Call those who owe the answer.
desk_alarm-do-read-back = Agree by voice on what was signed; a right read-back ends the alarm.
desk_alarm-do-voice = Call by voice and ask how it stands.
desk_alarm-do-watch = Take the watch at your own desk; call the other by voice.
desk_alarm-do-operator = Tell whoever runs this node, now.
desk_alarm-do-wait = You can go on writing. Use the voice line for anything grave.
desk_alarm-do-mend = Mend it and send it again; the notice on the page says what is wrong.
desk_alarm-do-look = Look at the case.
desk_alarm-all = All alarms
desk_alarm-open = Open
desk_alarm-acknowledge = Acknowledge the alarm
desk_alarm-silence = Silence
desk_alarm-silence-note = Grave alarms for { $grave }, urgent ones for { $urgent }.
desk_alarm-more =
    { $n ->
        [one] and { $n } more grave alarm
       *[other] and { $n } more grave alarms
    }
desk_alarm-urgent =
    { $n ->
        [one] { $n } urgent alarm.
       *[other] { $n } urgent alarms.
    }
desk_alarm-alike =
    { $n ->
        [one] { $n } alarm:
       *[other] { $n } alarms alike, the first:
    }
desk_alarm-times =
    { $n ->
        [one] came { $n } time
       *[other] came { $n } times
    }
desk_alarm-raised = since { $time }
desk_alarm-stage-new = Nobody has acknowledged it.
desk_alarm-stage-acknowledged = Acknowledged by { $by } at { $time }.
desk_alarm-stage-silenced = Silenced by { $by } until { $time }; nobody has acknowledged it.
desk_alarm-stage-shelved = Shelved by { $by } until { $time }; then it comes back.
desk_alarm-stage-cleared = The condition was over at { $time }.
desk_alarm-shelve = Shelve
desk_alarm-unshelve = Take from the shelf
desk_alarm-minutes = For how long
desk_alarm-for =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
desk_alarm-why = Why it can wait
desk_alarm-rules = What each priority does
desk_alarm-rule-1 = Five pulses, again every { $again }. Can be silenced for { $quiet }; never muted, never shelved. Stays until somebody has acknowledged it.
desk_alarm-rule-2 = Three pulses, again every { $again }. Can be silenced for { $quiet }, and shelved for at most { $shelf } with a reason.
desk_alarm-rule-3 = One soft pulse, once. Can be muted, and shelved for at most { $shelf } with a reason.
desk_alarm-deeds = Who did what
desk_alarm-deeds-none = Nobody has done anything to an alarm yet.
desk_alarm-acknowledged = Acknowledged
desk_alarm-silenced = Silenced
desk_alarm-shelved = Shelved
desk_alarm-returned = Taken from the shelf
desk_alarm-muted = Timed alarms muted
desk_alarm-unmuted = Timed alarms sound again
desk_alarm-heard = Sound test: all heard
desk_alarm-unheard = Sound test: not all heard
desk_alarm-statistics = Alarm statistics
desk_alarm-statistics-of = last 30 days, this desk
desk_alarm-statistics-why = They serve to prune rules, not to judge people; every desk has the same of its own.
desk_alarm-priority = Priority
desk_alarm-share = Share
desk_alarm-aim = Aimed at
desk_alarm-most = The most within { $for }: { $n }.
desk_alarm-most-aim = The aim is fewer than one on average, and never more than { $n }.
desk_alarm-frequent = The most frequent
desk_alarm-condition = Condition
desk_alarm-again = Came again
desk_alarm-acked = Acknowledged
desk_alarm-half = Half within
desk_alarm-longest = Longest
desk_alarm-none-acked = none
desk_alarm-standing = Standing longest
desk_alarm-days = By day
desk_alarm-day = Day (UTC)
desk_condition-owed = answer owed
desk_condition-overdue = answer overdue
desk_condition-called = called by the ladder
desk_condition-read-back-differs = read-back differs
desk_condition-uncleared = began uncleared
desk_condition-proof = proof fails
desk_condition-suspended = channel suspended
desk_condition-unattended = desk without an officer
desk_condition-line = line silent
desk_condition-no-link = no link
desk_condition-quorum = no quorum
desk_condition-refused = act refused
desk_condition-node = this node
desk_condition-other = other
desk_sound = Sound
desk_sound-on = Sound on
desk_sound-off = Sound off
desk_sound-on-long = Sound is on.
desk_sound-off-long = Sound is off. Press any key or click on this page to turn it on.
desk_sound-script = Alarms are shown, but they make no sound here: sounds need script.
desk_sound-1 = Grave
desk_sound-2 = Urgent
desk_sound-3 = Timed
desk_sound-lost = No connection
desk_sound-test-note = Play all four, then say whether you heard them. The result belongs in the handover.
desk_sound-heard = I heard all four
desk_sound-unheard = I did not
desk_sound-was-heard = { $by } heard all four at { $time }.
desk_sound-was-unheard = { $by } did not hear all four at { $time }.
desk_sound-untested = Nobody has tested the sounds at this desk yet.
desk_sound-mute = Mute timed alarms
desk_sound-unmute = Let timed alarms sound
desk_sound-muted = Timed alarms were muted by { $by } at { $time }.
