# Exact places that their owner sealed to a few readers
desk_place-coarse-title = Places shown to within 5 km
desk_place-coarse = { $member } sealed this to a few readers. Its places are shown to within 5 km.
desk_place-reason = Why you need the exact place
desk_place-open = Open the exact place
desk_place-open-do = { $member } is told on the record, each time: your desk, you by your number, the time and this reason.
desk_place-opened = The exact place is open on this page only. { $member } is told of it by { $act }.
desk_openings = Opened exact places
desk_openings-lead = Places of yours that others have opened, and places of others that your desk has opened. Nobody else sees these acts.
desk_openings-none = No exact place has been opened.
desk_openings-all = All openings
desk_opened-by = Opened by
desk_opened-when = Opened at
desk_opened-why = Reason
desk_opened-officer = Officer { $n }
desk_opened-at = Officer { $n }, { $time }, { $act }
