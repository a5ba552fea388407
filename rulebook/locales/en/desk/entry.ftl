desk_entry-invited = Come in
desk_entry-invited-do = This link admits { $officer } once. It ends when you enter.
desk_entry-outside = Nobody is logged in here
desk_entry-outside-do = Without a passkey you need a link. Ask whoever runs your node: ceasewire desk invite
desk_entry-spent = This link no longer admits anybody
desk_entry-spent-do = It was used, has lapsed, or was copied wrongly. If you did not use it yourself, tell whoever runs your node now.
desk_entry-wait = Too many tries
desk_entry-wait-do =
    { $n ->
        [one] Try again in { $n } second.
       *[other] Try again in { $n } seconds.
    }
desk_entry-missing = There is no such page
desk_entry-missing-do = Check the address, or go back to the board.
desk_entry-stale = This form cannot be taken
desk_entry-stale-do = It did not come from a page of this session. Go back, load the page again and send it from there; nothing was signed.
desk_entry-down = The node does not answer now
desk_entry-down-do = It may be starting or stopping. Try again in a moment; use the voice line for anything grave.
