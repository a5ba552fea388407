# States of a drill, and of each desk. The word for an exercise comes first.
drill-state_called = exercise, called
drill-state_over = exercise, over
drill-state_cancelled = exercise, cancelled
drill-state_delivered = exercise, delivered
drill-state_opened = exercise, opened
drill-state_practised = exercise, practised
drill-state_silent = exercise, not opened in time
