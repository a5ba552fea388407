# What `rulebook show` and `rulebook diff` say.
rulebook_none = none
rulebook_everybody = everybody
rulebook_deadlines = Deadlines
rulebook_ladder = Ladder of an unanswered matter
rulebook_stays = Stays there
rulebook_silence = What silence means
rulebook_languages = Languages: { $languages }
rulebook_emergency = Reasons that lift a lead time: { $reasons }
rulebook_zones = Zones
rulebook_side = Side
rulebook_sent-by = Sent by
rulebook_opens = Opens
rulebook_step = Is the step
rulebook_lead = Lead time
rulebook_source = Source
rulebook_size = At most { $len } of { $max } bytes
rulebook_notes = Marks
rulebook_required = required
rulebook_critical = is read back
rulebook_material = a change restarts the ladder
rulebook_course = The case
rulebook_legs = Each addressee
rulebook_owes = owes { $debts }
rulebook_meets = meets { $debts }
rulebook_lifts = nothing more is asked for
rulebook_if = if { $guard }
rulebook_alike = Both parties stand alike: no format, deadline, channel or procedure names a side.
rulebook_asymmetry = Zone { $zone } has no counterpart on the other side; agreed in: { $article }
rulebook_same = The two versions do not differ.
rulebook_whom = For whom
rulebook_change = What changes
property_burst = fits one satellite message
property_routine = fits routine traffic
property_public = sent in clear
property_grave = two officers sign
deadline_open = to open an act
deadline_read-back = to read it back
deadline_query = to answer a query
deadline_position = to take a position
deadline_objection = objections close before the start by
deadline_disseminate = units know before the start by
deadline_line-check = a line is checked every
deadline_line-reply = to answer a line check
procedure_notification = notification
procedure_query = query
procedure_link = line and channel
who_author = author
who_addressee = addressee
who_member = any member
who_clock = clock
who_legs = by itself
event_opening = the act that opens the case
event_misread = read back differently
event_answer = answer
event_defer = answer promised for later
event_settled = everybody has answered
event_line-up = line reported up
event_line-degraded = line reported degraded
event_line-down = line reported down
event_due = overdue: { $what }
event_passed = the window is over
guard_not-delivered = delivery is not known yet
guard_not-opened = opening is not known yet
guard_understood = the last read-back is right
guard_told = at least one class of units was told
guard_cleared = every addressed party has told its units and none objects, or the author overrides
aspect_kind = kind
aspect_side = side
aspect_shape = shape
aspect_limits = limits
aspect_article = article
aspect_illustrative = whether it is an illustration
diff_format-added = { $format } is new.
diff_format-removed = { $format } is gone.
diff_senders = { $format } is sent by: { $new }. Until now: { $old }.
diff_precedence = { $format } has the precedence { $new }. Until now: { $old }.
diff_opens = { $format } opens: { $new }. Until now: { $old }.
diff_step = { $format } is the step: { $new }. Until now: { $old }.
diff_lead = { $format } has the lead time: { $new }. Until now: { $old }.
diff_lead-by = { $format }, { $choice }, has the lead time: { $new }. Until now: { $old }.
diff_source = { $format } comes from: { $new }. Until now: { $old }.
diff_property = { $format }: { $property }: { $given }.
diff_field-added = { $format } has a new field that may be left empty: { $field }.
diff_field-added-required = { $format } has a new field that must be filled in: { $field }.
diff_field-removed = { $format } no longer has the field { $field }.
diff_field-required =
    { $given-key ->
        [yes] { $format }: { $field } must now be filled in.
       *[no] { $format }: { $field } may now be left empty.
    }
diff_field-required-when = { $format }: { $field } must be filled in with: { $new }. Until now: { $old }.
diff_field-critical =
    { $given-key ->
        [yes] { $format }: { $field } must now be read back.
       *[no] { $format }: { $field } need no longer be read back.
    }
diff_field-material =
    { $given-key ->
        [yes] { $format }: changing { $field } now restarts the ladder.
       *[no] { $format }: changing { $field } no longer restarts the ladder.
    }
diff_field-max = { $format }: the most for { $field } is { $new }. Until now: { $old }.
diff_field-choices = { $format }, { $field }: choices added: { $added }; taken away: { $removed }.
diff_field-group = { $format }: the entries of { $field } have other fields.
diff_clock = Deadline, { $clock }: { $new }. Until now: { $old }.
diff_clock-by = Deadline, { $clock }, { $precedence }: { $new }. Until now: { $old }.
diff_rung = Rung { $n } lasts: { $new }. Until now: { $old }.
diff_silence = Debt “{ $debt }”: { $new }. Until now: { $old }.
diff_channel-added = The channel { $channel } is new.
diff_channel-removed = The channel { $channel } is gone.
diff_channel-members = On the channel { $channel }: { $new }. Until now: { $old }.
diff_emergency-added = A new reason lifts a lead time: { $reason }.
diff_emergency-removed = This reason no longer lifts a lead time: { $reason }.
diff_zone-added = The zone { $zone } is new.
diff_zone-removed = The zone { $zone } is gone.
diff_zone-changed = The zone { $zone } differs in: { $aspects }.
diff_language-added = A new language: { $language }.
diff_language-removed = No longer a language: { $language }.
diff_phrases = Phrases in { $language }: added { $added }, changed { $changed }, taken away { $removed }.
