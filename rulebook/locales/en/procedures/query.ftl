query-state_asked = asked, not yet opened
query-state_opened = opened, answer awaited
query-state_answered = answered
query-state_silent = no answer by the deadline
query-state_closed = closed
