# States of a protest, and of the supervisor. None of them is a finding.
protest-state_lodged = lodged
protest-state_replied-to = replied to
protest-state_withdrawn = withdrawn
protest-state_delivered = delivered, not yet opened
protest-state_opened = opened, reply awaited
protest-state_answered = answered
protest-state_rejected = rejected
protest-state_noted = taken note of
protest-state_silent = no reply by the deadline
