# The watch: who has it, taking it, handing it over.
desk_watch = Watch and handover
desk_on-watch = On watch
desk_on-watch-nobody = nobody
desk_watch-nobody = Nobody has taken the watch at this desk.
desk_watch-is = { $officer } is on watch since { $since } UTC, to hand over by { $due } UTC.
desk_watch-overlong = { $officer } is on watch since { $since } UTC and was to hand over by { $due } UTC.
desk_watch-handed = { $from } hands over to { $to }. Until it is taken, the watch stays where it was.
desk_watch-lead = The watch is handed over and taken by signed acts, which the own desk and the supervisor read. Names stay at this desk; an act carries a pseudonym.
desk_watch-take = Take the watch
desk_watch-take-by = To be taken by { $due } UTC.
desk_watch-untaken = It was to be taken by { $due } UTC.
desk_watch-take-note = This signs an act. From then on the watch is yours, and yours to hand over.
desk_watch-relieve = No handover is open. If you take the watch, you relieve whoever has it now.
desk_watch-keep = Keep the watch
desk_watch-hand = Hand over the watch
desk_watch-next = Next officer
desk_watch-sign = Sign the handover
desk_watch-hand-note = The act says how many matters are open and names them. The watch stays yours until the next officer takes it.
desk_watch-alone = There is no other officer at this desk. Whoever runs your node can invite one.
desk_watch-note = Handover note
desk_watch-note-lead = As the record stands at { $time } UTC.
desk_watch-open =
    { $n ->
        [0] nothing is open
        [one] { $n } matter open
       *[other] { $n } matters open
    }
desk_watch-awaited = We are owed
desk_watch-lines = Lines to be watched
desk_watch-alarms = Alarms standing
desk_watch-nothing = Nothing.
desk_watch-desks = The watch at every desk
desk_watch-sounds = Alarms, and a test of their sounds
desk_watch-outgoing = Outgoing officer
desk_watch-incoming = Incoming officer
desk_looked-reports =
    { $n ->
        [one] { $n } incident reported
       *[other] { $n } incidents reported
    }
desk_looked-notices =
    { $n ->
        [one] { $n } notification
       *[other] { $n } notifications
    }
desk_looked-acks =
    { $n ->
        [one] { $n } acknowledgement
       *[other] { $n } acknowledgements
    }
desk_looked-answers =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
