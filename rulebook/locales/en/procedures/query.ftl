# States of a query, and of who is asked.
query-state_asked = asked, not answered yet
query-state_delivered = delivered, not yet opened
query-state_opened = opened, answer awaited
query-state_deferred = answer promised for later
query-state_answered = answered
query-state_withdrawn = withdrawn
query-state_silent = no answer by the deadline
