# States of a watch, and of the supervisor, who is told.
watch-state_on-watch = on watch
watch-state_relieved = relieved
watch-state_overlong = ON WATCH TOO LONG
watch-state_told = in the record, not yet delivered
watch-state_delivered = delivered, not yet opened
watch-state_opened = opened
