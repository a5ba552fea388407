# States of a joint statement in draft, and of each side.
joint-state_drafted = drafted, not agreed by all
joint-state_agreed = text agreed by all
joint-state_parted = not agreed as it stands
joint-state_withdrawn = withdrawn
joint-state_delivered = delivered, not yet opened
joint-state_opened = opened, answer awaited
joint-state_accepted = agrees to the text
joint-state_conditional = would agree to another text
joint-state_declined = does not agree
joint-state_silent = no answer by the deadline
