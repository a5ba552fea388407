desk_channels-lead = Each line of coordination has its own readers and its own keys.
desk_public = public
desk_counts = owed { $owed }, overdue { $over }
desk_record-lead = The record holds { $size } entries; { $witnessed } of them stand under the signatures of a quorum.
desk_find = Words, a place, a name
desk_find-button = Find
desk_all = all
desk_found-none = Nothing in the part of the record that this node can open fits.
desk_older = Older
desk_latest-page = Latest
desk_has-signed = has signed the newest checkpoint
desk_has-not-signed = has not signed the newest checkpoint
desk_signed-at = signed { $time } UTC, { $q } needed
desk_signed-how = under a key that was in force at this place of the record
desk_placed-how = the place is fixed by the record’s tree
desk_not-witnessed = Not witnessed yet; { $q } of { $n } are needed.
desk_not-witnessed-how = Do not call it proven before then.
desk_unchanged-later = Whether it stays unchanged is shown once it is witnessed.
desk_checked-here = checked here { $time } UTC
desk_whole-case = The whole case
desk_rulebook-lead = What the parties agreed: who owes what to whom by when, who is called if it does not come, and how each act is written.
desk_deadlines = Deadlines
desk_ladder = If no answer comes
desk_called = Who is called
desk_at-once = until the deadline
desk_silence = What silence means
desk_formats = Formats
desk_two-people = two officers sign
desk_reciprocity = Both parties alike
desk_reciprocal = With the two parties exchanged, the rulebook reads the same.
desk_asymmetries =
    { $n ->
        [one] { $n } difference between the parties, with the article that agreed it:
       *[other] { $n } differences between the parties, each with the article that agreed it:
    }
desk_keys = Keys
desk_key-acts =
    { $n ->
        [0] no act yet
        [one] { $n } act
       *[other] { $n } acts
    }
desk_key-revoked = revoked at { $at }
desk_hashes = Compare by voice
desk_members = Members
desk_part = Part
desk_offices = Offices and keys
desk_languages = Languages
desk_part-a = party, side A
desk_part-b = party, side B
desk_part-supervisor = supervisor
desk_part-guarantor = guarantor and witness
desk_part-monitor = monitor
desk_part-humanitarian = humanitarian
desk_part-observer = observer
