# An act played to the desks for practice. The word for an exercise comes first.
drill =
    Exercise. { $by } plays act { $inject } to the desks. Scenario: { $scenario }.
    .title = Drill
    .f-scenario = Scenario
    .f-inject = Act that is played
