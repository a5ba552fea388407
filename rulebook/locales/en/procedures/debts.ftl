# What is owed, and how it stands. A debt that is defaulted is overdue and unanswered; the words say no more than that.
debt_open = open the act
debt_read-back = read back the critical fields
debt_position = state a position
debt_disseminate = disseminate to the units concerned
debt_answer = answer the query
debt_line-reply = answer the line check
debt-status_owed = owed
debt-status_met = met
debt-status_late = met late
debt-status_defaulted = overdue, unanswered
