# What became of an item. It says nothing about the matter itself.
agenda-close =
    { $result-key ->
        [dealt-with] { $by } closes the agenda item: dealt with.
        [carried-over] { $by } closes the agenda item: carried over to another round.
       *[dropped] { $by } closes the agenda item: taken off the agenda.
    }
    .title = Agenda item closed
    .f-result = What became of it
agenda-close_result_dealt-with = dealt with
agenda-close_result_carried-over = carried over to another round
agenda-close_result_dropped = taken off the agenda
