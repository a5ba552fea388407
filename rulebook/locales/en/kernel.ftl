# The acts that the engine itself depends on, and how values are written. No language is the original.
#
# Every sentence has $by (the member whose desk signed) and $about (the act or case it speaks of). For each variable f
# that may be absent there is f-given ("yes" or "no"); for a choice f-key (its key); for a count f-n (a number, or "range").

## Acknowledgement ladder

# $index: place in the record
kernel-delivered = The node of { $by } holds { $about } and can open it (record number { $index }).
    .title = Delivered
kernel-opened = The duty officer of { $by } opened { $about }.
    .title = Opened
# $fields: the values as read; $mismatch: those that differ from the act
kernel-read-back =
    { $mismatch-given ->
        [yes] The duty officer of { $by } read back { $about }: { $fields }. READ BACK DIFFERS: { $mismatch }.
       *[no] The duty officer of { $by } read back { $about }: { $fields }.
    }
    .title = Read back
# $told, $not-told: lists of the two messages that follow
kernel-disseminated =
    { $not-told-given ->
        [yes]
            { $told-given ->
                [yes] { $by } disseminated { $about }. Informed: { $told }. Not informed: { $not-told }.
               *[no] { $by } has informed no unit of { $about }. Not informed: { $not-told }.
            }
       *[no] { $by } disseminated { $about }. Informed: { $told }.
    }
    .title = Disseminated
kernel-told = { $unit } at { $at }
kernel-not-told = { $unit } ({ $reason })
# $stance, $grounds, $valid
kernel-position =
    { $stance-key ->
        [comply] { $by } will comply with { $about }.
        [object] { $by } objects to { $about }.
        [cannot-comply] { $by } is unable to comply with { $about }.
       *[conditional] { $by } will comply with { $about } on conditions.
    }{ $grounds-given ->
        [yes]
            { $stance-key ->
                [conditional] { " " }Conditions: { $grounds }.
               *[other] { " " }Grounds: { $grounds }.
            }
       *[no] { "" }
    }{ $valid-given ->
        [yes] { " " }Valid { $valid }.
       *[no] { "" }
    }
    .title = Position

## Course of a case

# $fields: the new values
kernel-amend = { $by } amends { $about }: { $fields }. All else stands as notified.
    .title = Amendment
# $reason
kernel-cancel =
    { $reason-given ->
        [yes] { $by } cancels { $about }. Reason: { $reason }.
       *[no] { $by } cancels { $about }.
    }
    .title = Cancellation
# $at
kernel-start = { $by } reports the activity under { $about } started at { $at }.
    .title = Started
kernel-end = { $by } reports the activity under { $about } ended at { $at }.
    .title = Ended
# $until, $reason
kernel-ask-time = { $by } asks for time to answer { $about } until { $until }. Reason: { $reason }.
    .title = Request for time
# $grounds
kernel-dispute = { $by } disputes what { $about } states. Grounds: { $grounds }.
    .title = Dispute
# $reason
kernel-override = { $by } is proceeding under { $about } before the ladder is complete. Reason: { $reason }.
    .title = Override

## Who can read what

# $act, $to
kernel-release = { $by } released act { $act } to { $to }.
    .title = Release
kernel-disclose = { $by } disclosed act { $act } to all.
    .title = Disclosure
kernel-complaint =
    { $key-given ->
        [no] { $by } states that it cannot open the channel keys given to it by act { $act }.
       *[yes] { $by } states that the content of act { $act } is not what was committed to, and has published its key.
    }
    .title = Complaint
# $act, $officer: number of the officer at that desk, $reason
kernel-place-opened = { $by } opened the exact places in act { $act }. Officer { $officer } of that desk. Reason: { $reason }.
    .title = Exact place opened
# $channel, $epoch
kernel-epoch = { $by } issued new keys for the { $channel } channel (epoch { $epoch }).
    .title = New channel keys

## Line

# $grounds, $effective, $emergency
kernel-suspend =
    { $emergency-key ->
        [yes] { $by } suspends the { $channel } channel from { $effective }. Emergency traffic is still accepted. Grounds: { $grounds }.
       *[no] { $by } suspends the { $channel } channel from { $effective }. Emergency traffic is not accepted. Grounds: { $grounds }.
    }
    .title = Suspension of a channel
kernel-resume = { $by } resumes the { $channel } channel. Grounds: { $grounds }.
    .title = Resumption of a channel
# $text: number of an agreed text, $medium
kernel-line-check = { $by } checks the line ({ $medium }, text { $text }).
    .title = Line check
kernel-line-reply = { $by } confirms that the line is up.
    .title = Line check answered

## Members, keys, rulebook, record

# $name, $purpose
kernel-key-add = { $by } brings the key { $name } into force ({ $purpose }).
    .title = New key
# $key, $last-good
kernel-key-revoke = { $by } revokes the key { $key } and stands by its acts up to number { $last-good }.
    .title = Key revoked
# $member, $size, $term
kernel-succession = { $member } orders the record from number { $size } on; what the sequencer before it signs beyond that is void (term { $term }).
    .title = Succession of the sequencer
# $root, $hash
kernel-root-replace = { $by } replaces its root key { $root } by another, { $hash }.
    .title = Root key replaced
# $member
kernel-member-admit = { $member } is admitted to the mechanism.
    .title = Member admitted
# $member, $reason
kernel-member-suspend = { $member } has left the mechanism; its keys are void from the next act on. Reason: { $reason }.
    .title = Member left
# $hash, $edition
kernel-rulebook = Version { $edition } of the rulebook is in force from the next act on ({ $hash }).
    .title = Rulebook adopted
# $hash, $at
kernel-deposit = { $by } holds an act deposited at { $at } because the sequencer was silent ({ $hash }).
    .title = Deposit with a witness

kernel-sealed = { $by } sent an act in the { $channel } channel that you cannot open.
    .title = Sealed act
kernel-unreadable = { $by } sent an act of a kind that this rulebook does not know, or that cannot be read ({ $wire }).
    .title = Act that cannot be read

## Why an act stands in the record without effect

note_no-such-move = Without effect: the case has no such step.
note_not-author = Without effect: only the author of the case may take this step.
note_not-addressee = Without effect: { $by } is not an addressee of the case.
note_not-now = Without effect: another step must come first.
note_case-closed = Without effect: the case was over.
note_already-done = Without effect: it had already been done.
note_disputed = Disputed: { $by } has revoked this key and does not stand by this act.
note_case-unknown = Without effect: it refers to no case in the record.
note_case-of-other-channel = Without effect: the case belongs to another channel.
note_sealed-apart = Without effect: fewer members can read it than the case.
note_key-purpose = Without effect: it was signed with a node's key, and a node may not say this.
note_older-version = Without effect: it answers a version that has been amended since.
note_unreadable = Without effect: it cannot be read under this rulebook.
note_format-not-in-force = Without effect: its format is not in the version of the rulebook in force at its place in the record.
note_rulebook-awaited = Not readable yet: the version of the rulebook that applies to it has not reached this node.

## What the proof in a disclosure or a complaint shows

finding_disclosed = Verified: what is disclosed is what the author of the act committed to.
finding_not-committed = Not verified: what is disclosed is not what the author of the act committed to.
finding_author-at-fault = Verified: under its own key the act does not open to what its author committed to.
finding_complainer-at-fault = Not so: the content of the act is what its author committed to, or the published key is not the key of the act.
finding_unproven = The act does not open under the published key. Only members of its channel can tell whether that is the key of the act.
finding_wrap-unopened = Only { $by } can tell whether the keys given to it open.
finding_nothing-to-judge = It refers to no sealed act that stands before it in the record.

## Words of closed lists

stance_comply = complies
stance_object = objects
stance_cannot-comply = cannot comply
stance_conditional = complies on conditions
unit_air = air force
unit_uav = unmanned aircraft
unit_artillery = artillery
unit_ground = ground sector
unit_air-defence = air defence
unit_naval = naval forces
unit_police = police
unit_checkpoints = checkpoints
unit_intelligence = intelligence
precedence_routine = ROUTINE
precedence_priority = PRIORITY
precedence_immediate = IMMEDIATE
precedence_flash = FLASH
kind_party = party
kind_supervisor = supervisor
kind_guarantor = guarantor
kind_monitor = monitor
kind_humanitarian = humanitarian coordinator
kind_observer = observer
emergency_medevac = medical evacuation
emergency_fire = firefighting
emergency_rescue = search and rescue
purpose_desk = duty desk
purpose_machine = node
purpose_field = field device
medium_primary = primary line
medium_backup = backup line
medium_satellite = satellite
medium_voice = voice
channel_security = security
channel_de-escalation = de-escalation
channel_intelligence = intelligence
channel_diplomacy = diplomacy
channel_commerce = commerce
channel_humanitarian = humanitarian
channel_plenary = plenary

## Values

value_someone = a member
value_this-act = this act
value_about = act { $name }
value_yes = yes
value_no = no
value_and = { $a } { $b }
value_days = { $n } d
value_hours = { $n } h
value_minutes = { $n } min
value_seconds = { $n } s
# $time: UTC; $local: local clock and offset
value_instant-local = { $time } ({ $local } local)
value_within = { $value }, give or take { $margin }
value_span = from { $start } to { $end }
value_altitude-ground =
    { $same ->
        [yes] { $max } m above ground
       *[no] { $min } to { $max } m above ground
    }
value_altitude-sea =
    { $same ->
        [yes] { $max } m above mean sea level
       *[no] { $min } to { $max } m above mean sea level
    }
value_count-range = { $min } to { $max } (best estimate { $best })
value_quantity = { $amount } { $unit }
value_labelled = { $label }: { $value }
value_quote = “{ $text }”
value_quote-in = “{ $text }” (written in { $language })
value_list-comma = { $a }, { $b }
value_list-semicolon = { $a }; { $b }
value_evidence = { $name } ({ $type }, { $len } B), SHA-256 { $hash }
# $km: distance; $toward: a bearing
value_near = { $km } km { $toward } of { $name }
value_place = { $where } ({ $coordinates })
value_place-within = { $where } ({ $coordinates }, within { $margin })
value_metres = { $n } m
value_kilometres = { $n } km
value_area = area { $corners }
value_zone = zone { $zone }
value_arrow = →
bearing_n = north
bearing_ne = north-east
bearing_e = east
bearing_se = south-east
bearing_s = south
bearing_sw = south-west
bearing_w = west
bearing_nw = north-west
