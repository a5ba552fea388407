# States of the channel, and of each member's line. Suspended is a decision, down is not.
link-state_in-force = channel in force
link-state_suspended = channel suspended
link-state_unknown = line not yet known
link-state_up = line up
link-state_degraded = line degraded
link-state_down = line down
link-state_suspending = channel to be suspended
link-state_backup-up = line up by a backup only
link-state_check-missed = line check not answered
link-state_silent = LINE SILENT
link-state_stale = line not checked in time
