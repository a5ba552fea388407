# How a commitment stands on a day. None of it says that a word was kept or broken.
timeline-state_pre-effect = before its day D
timeline-state_waiting = waits for something else
timeline-state_disputed = disputed whether it begins
timeline-state_unknown = counted from what cannot be read here
timeline-state_deadlock = waits in a circle, cannot begin
timeline-state_not-yet = begins later
timeline-state_gated = has its day, a gate is closed
timeline-state_running = under way
timeline-state_overdue = due, nothing claimed
timeline-state_claimed = claimed, not counted yet
timeline-state_contested = claimed, not accepted
timeline-state_partly = accepted in part
timeline-state_accepted = accepted
timeline-state_lifted = lifted
