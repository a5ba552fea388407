# One rung up.
dispute-raise =
    { $by } takes the dispute one rung up. Grounds: { $grounds }
    .title = Take a dispute one rung up
    .f-grounds = Grounds
