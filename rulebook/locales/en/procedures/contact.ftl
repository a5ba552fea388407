# States of a request for contact, and of each who is asked.
contact-state_requested = asked for, no common time yet
contact-state_agreed = time agreed
contact-state_declined = declined
contact-state_held = held, no record yet
contact-state_recorded = record submitted
contact-state_called-off = called off
contact-state_expired = time passed, nothing agreed
contact-state_unreported = time passed, nobody has said whether it was held
contact-state_delivered = delivered, not yet opened
contact-state_opened = opened, answer awaited
contact-state_accepted = accepts
contact-state_countered = proposes another time
contact-state_silent = no answer by the deadline
