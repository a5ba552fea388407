# States of a dispute, rung by rung, and of each side that is asked. To differ is an outcome.
dispute-state_filed = filed, a clarification is asked
dispute-state_local = with the local committee
dispute-state_commission = with the joint commission
dispute-state_good-offices = with the supervisor’s good offices
dispute-state_guarantors = with the guarantors
dispute-state_settled = settled, both have said so
dispute-state_agreed-to-differ = agreed to differ, both have said so
dispute-state_withdrawn = withdrawn
dispute-state_delivered = delivered, not yet opened
dispute-state_opened = opened, answer awaited
dispute-state_answered = has answered
dispute-state_settles = says that it is settled
dispute-state_differs = says that they differ
dispute-state_silent = no answer by the deadline
