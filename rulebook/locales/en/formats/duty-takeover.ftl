# The next duty officer takes over.
duty-takeover =
    { $by } takes over the watch. Officer: { $officer }. Time: { $time }.
    .title = Duty taken over
    .f-officer = Officer
    .f-time = Time
