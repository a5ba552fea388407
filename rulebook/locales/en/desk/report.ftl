desk_gossip = What others have seen
desk_gossip-same = shows the same record
desk_gossip-differs = SHOWS ANOTHER RECORD
desk_gossip-ahead = shows a checkpoint that this node has not reached yet
desk_gossip-silent = has shown no checkpoint since this node started
desk_gossip-none = There is nobody else.
desk_gossip-shown = checkpoint of { $size }, heard { $time } UTC
desk_gossip-seen = had seen { $size } when it wrote { $act }, { $time } UTC
desk_after-number = After { $act }.
desk_whole-record = The whole record
desk_save-proof-of = Save the proof of { $act }
desk_line-heard = last answered { $time } UTC
desk_line-never = has never answered a check
desk_line-due = next check { $time } UTC
desk_line-missed =
    { $n ->
        [one] { $n } check unanswered
       *[other] { $n } checks in a row unanswered
    }
desk_line-effective = in effect from { $time } UTC
desk_line-grounds = Grounds:
desk_line-emergency = emergency traffic is accepted
desk_keep-sealed = For { $who }. Keep sealed.
desk_same-incident = Same incident:
desk_report-of = Daily report, { $day }
desk_report-lead = What entered the record on that day by UTC, as far as this node can open it. As of { $time } UTC, record size { $size }.
desk_report-acts = Acts
desk_report-due = Answers that fell due
desk_report-kept = in time
desk_report-late = late
desk_report-open = unanswered
desk_report-none = None on this day.
desk_report-day = Day
desk_report-show = Show
desk_report-before = Day before
desk_report-next = Day after
desk_report-who = Who, to whom
desk_report-order = { $first } is named first: on a party’s own desk that party, elsewhere the parties change places with each UTC day. Lateness counts alike for both.
desk_report-all = The record of the day
desk_evidence = Evidence that this node holds
desk_evidence-how = Its file lies in this node's folder. A copy convinces anybody who does not trust this node.
desk_evidence-check = Check a copy
