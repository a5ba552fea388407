# States of a request to release an act, and of its author.
release-state_requested = asked for
release-state_answered = answered
release-state_withdrawn = withdrawn
release-state_delivered = delivered, not yet opened
release-state_opened = opened, consent or refusal awaited
release-state_consented = consented to, not yet released
release-state_in-part = consented to in part or on conditions
release-state_refused = refused
release-state_released = released
release-state_silent = no answer by the deadline; nothing is released
