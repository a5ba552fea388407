# States of a watch that is handed over, and of the supervisor, who is told.
handover-state_handed-over = handed over, not yet taken
handover-state_taken = taken over
handover-state_kept = kept by the outgoing officer
handover-state_untaken = not taken over in time
handover-state_told = in the record, not yet delivered
handover-state_delivered = delivered, not yet opened
handover-state_opened = opened
