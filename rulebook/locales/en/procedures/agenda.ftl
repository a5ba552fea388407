# States of an agenda item, and of each side. Parked says that somebody does not take it up now, and not who is right.
agenda-state_proposed = proposed, not taken up by all
agenda-state_agreed = on the agenda, taken up by all
agenda-state_parked = parked, not taken up by all for now
agenda-state_closed = closed
agenda-state_withdrawn = withdrawn
agenda-state_delivered = delivered, not yet opened
agenda-state_opened = opened, answer awaited
agenda-state_accepted = takes it up
agenda-state_conditional = would take it up on conditions
agenda-state_declined = does not take it up now
agenda-state_silent = no answer by the deadline
