# States of a text as a case, and of whoever is told of it.
text-state_tabled = on the table
text-state_withdrawn = withdrawn
text-state_delivered = delivered, not yet opened
text-state_opened = opened
