desk_lost = No connection to your own node since { $time }.
desk_lost-do = You see the picture of that time. Deadlines run on. This page heals by itself.
desk_fresh = New acts have come. Show them; what you typed here would be lost.
desk_no-link-do =
    { $n ->
        [0] You can go on writing and signing. Deadlines run on; use the voice line for anything grave.
        [one] You can go on writing and signing; { $n } act waits in the outbox. Deadlines run on; use the voice line for anything grave.
       *[other] You can go on writing and signing; { $n } acts wait in the outbox. Deadlines run on; use the voice line for anything grave.
    }
desk_proof-fails = Proof fails ({ $kind }). Do not rely on what it concerns.
desk_proof-fails-do = Both copies are kept on this node. Tell the supervisor and the guarantors by voice.
desk_unwitnessed-do = { $k } of { $n } witnesses have signed, { $q } are needed. New acts are in order but not yet vouched for; clocks run.
desk_refused = Refused by the sequencer: { $act }. { $what }
