	# States of a notification, and of each addressee.
notification-state_announced = announced
notification-state_started = activity started
notification-state_uncleared = activity started before every addressee was ready
notification-state_ended = activity ended
notification-state_cancelled = cancelled
notification-state_lapsed = window passed, no start reported
notification-state_included = in the record, not yet delivered
notification-state_delivered = delivered, not yet opened
notification-state_opened = opened, not yet read back
notification-state_misread = read back differs
notification-state_read-back = read back, no position yet
notification-state_accepted = will be complied with
notification-state_conditional = accepted on conditions
notification-state_objected = objected to
notification-state_unable = cannot be complied with
notification-state_silent = no answer by the deadline
