# States of a claim of progress, and of each who is to say what it accepts.
progress-state_claimed = claimed, not counted by all yet
progress-state_answered = all who were asked have said what they accept
progress-state_withdrawn = withdrawn
progress-state_delivered = delivered, not yet opened
progress-state_opened = opened, count awaited
progress-state_accepted = accepts the claim
progress-state_contested = contests a part of the claim
progress-state_silent = no count by the deadline
