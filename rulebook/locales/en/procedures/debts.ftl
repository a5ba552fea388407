# What is owed, and how it stands. A debt that is defaulted is overdue and unanswered; the words say no more than that.
# $debtor, $creditor, $about, $due; title is the short form for tables.
debt_open = { $debtor } owes { $creditor } by { $due }: that { $about } be opened.
    .title = opening
debt_read-back = { $debtor } owes { $creditor } by { $due }: that the critical fields of { $about } be read back.
    .title = read-back
debt_position = { $debtor } owes { $creditor } by { $due }: a position on { $about }.
    .title = position
debt_disseminate = { $debtor } owes { $creditor } by { $due }: that { $about } be disseminated to the units concerned.
    .title = dissemination
debt_answer = { $debtor } owes { $creditor } by { $due }: an answer to { $about }.
    .title = answer
debt_consent = { $debtor } owes { $creditor } by { $due }: a yes or a no to { $about }.
    .title = yes or no
debt_confirm = { $debtor } owes { $creditor } by { $due }: that { $about } be confirmed, or a reservation made.
    .title = confirmation
debt_take-over = { $debtor } owes by { $due }: that the watch handed over in { $about } be taken over.
    .title = taking over the watch
debt_line-check = { $debtor } owes { $creditor } by { $due }: a check of the line, the last being { $about }.
    .title = line check
debt_line-reply = { $debtor } owes { $creditor } by { $due }: a reply to the line check in { $about }.
    .title = reply to the line check
debt-status_owed = owed
debt-status_met = met
debt-status_late = met late
debt-status_defaulted = overdue, unanswered
debt-status_lifted = no longer asked for
