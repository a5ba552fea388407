desk_owe =
    { $n ->
        [0] You owe nothing now.
        [one] You owe { $n } answer.
       *[other] You owe { $n } answers.
    }
desk_first = The first is due in { $in }: { $what }{ $stop }
desk_first-over = The first is overdue by { $in }: { $what }{ $stop }
desk_first-paper = The first is due at { $in } UTC: { $what }{ $stop }
desk_grave-none = Nothing grave is open.
desk_grave-proof = A proof fails: see above.
desk_grave-misread = { $by } read act { $act } back wrongly.
desk_grave-uncleared = { $by } began what act { $act } announces before every addressee was ready.
desk_looked =
    { $n ->
        [0] Since you last looked at { $time } UTC: nothing new.
        [one] Since you last looked at { $time } UTC: { $n } act{ $kinds }.
       *[other] Since you last looked at { $time } UTC: { $n } acts{ $kinds }.
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
desk_joint = { $time } { $what }
desk_ago = Since
desk_from-to = From, to
desk_waits = waits in the outbox, signed and not yet in the record
desk_zone-answered = answered
desk_zone-at = nothing open since { $time } UTC
