# Each witness in time
desk_seats-lead = Counted by this node over { $n } checkpoints since { $time }.
desk_seats-none = No checkpoint has reached this node yet.
desk_seats-link = Each witness in time
desk_seat = Witness
desk_seat-now = Newest checkpoint
desk_seat-last = Last signature
desk_seat-signed = Signed
desk_seat-gaps = When it was missing
desk_seat-at = { $time }, record size { $size }
desk_seat-never = none yet
desk_seat-of = { $signed } of { $heard }
desk_seat-no-gap = No gap.
desk_seat-gap = From { $from } (size { $after }) to { $to } (size { $size })
desk_seat-missing = Missing since { $from } (size { $after })
desk_seats-note = A gap is a minute or more in which checkpoints with a quorum came without this witness. It proves nothing but that its signature did not come here.
