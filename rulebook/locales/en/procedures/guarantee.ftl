# States of a guarantee that is called upon, and of its guarantor. A denial is an answer; the duty stands beside it.
guarantee-state_called = called upon
guarantee-state_answered = the guarantor has answered
guarantee-state_withdrawn = the call is withdrawn
guarantee-state_delivered = delivered, not yet opened
guarantee-state_opened = opened, answer awaited
guarantee-state_taken-up = takes it up
guarantee-state_denied = holds that it is not owed
guarantee-state_honoured = says that it is done
guarantee-state_silent = no answer by the deadline
