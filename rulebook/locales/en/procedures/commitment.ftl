# States of a commitment, and of each to whom it was given. What is kept of it is counted elsewhere.
commitment-state_given = given, it stands
commitment-state_withdrawn = its author withdraws it; it stands until those to whom it was given release it
commitment-state_lifted = lifted by those to whom it was given
commitment-state_delivered = delivered, not yet opened
commitment-state_opened = opened
commitment-state_released = releases it
commitment-state_held-to = holds to it
commitment-state_silent = not opened by the deadline
