link-state_up = line up
link-state_degraded = line degraded
link-state_down = line down
link-state_suspended = line suspended
