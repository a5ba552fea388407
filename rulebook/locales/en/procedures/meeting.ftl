# States of the record of a contact, and of each side. Unconfirmed is not agreed.
meeting-state_submitted = submitted, not confirmed by all
meeting-state_confirmed = confirmed
meeting-state_reserved = reservation made
meeting-state_withdrawn = withdrawn
meeting-state_delivered = delivered, not yet opened
meeting-state_opened = opened, confirmation awaited
meeting-state_silent = not confirmed by the deadline
