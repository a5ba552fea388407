//! The numbers and lists that were agreed: clocks, ladder, silence, channels, emergencies, languages.
//!
//! The files are `terms/clocks.toml`, `terms/silence.toml`, `terms/channels.toml` and `terms/general.toml`, which must all
//! be there, and `terms/alarms.toml`. Source: DESIGN 2, DOMAIN 2.3, 2.5 and 4.

use crate::{AlarmTerms, ChoiceDef};
use act::{MemberKind, Precedence};
use std::collections::BTreeMap;

/// Everything agreed that is not a format or a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// How long an addressee has to open an act.
    pub open_s: ByPrecedence,
    /// How long an addressee has to read it back.
    pub read_back_s: ByPrecedence,
    /// How long an addressee has to take a position.
    pub position_within_s: u64,
    /// How long before the start of an activity objections close.
    pub objection_closes_before_s: u64,
    /// How long before the start of an activity the units must have been told; 0 is at the start itself.
    pub disseminate_before_s: u64,
    /// How long a query may stay unanswered.
    pub query_s: ByPrecedence,
    /// How long an addressee has to consent or to refuse, unless the format says otherwise.
    pub consent_s: u64,
    /// How long a side has to confirm a record of what was said, or to make its reservation.
    pub confirm_s: u64,
    /// How long a watch may last before it is handed over.
    pub shift_s: u64,
    /// How long the next officer has to take over a watch that was handed over.
    pub take_over_s: u64,
    /// How long the supervisor has to call the joint commission together when a channel was suspended.
    pub convene_s: u64,
    /// How often a line is checked, where its channel says nothing else.
    pub line_check_s: u64,
    /// How long a check that has fallen due may stay unsent.
    pub line_send_s: u64,
    /// How long a line check may stay unanswered.
    pub line_reply_s: u64,
    /// When a check that stays unanswered is to be repeated, counted from the first, as are the next two.
    pub line_retry_s: u64,
    /// When it is to be repeated by a backup line.
    pub line_backup_s: u64,
    /// When the silence is an alarm.
    pub line_alarm_s: u64,
    /// How long an unmet debt stays at each rung before it rises to the next. Entry 0 is 0: at rung 0 the debt's own
    /// clock runs, and when that is over it is at rung 1. The last rung named is where it stays after its time.
    pub rung_s: Vec<u64>,
    /// What silence means, by kind of debt. See [`Terms::silence_on`].
    pub silence: BTreeMap<String, Silence>,
    /// The lines of coordination, in the order of their numbers.
    pub channels: Vec<Channel>,
    /// Reasons that lift a lead time, in the order of their codes.
    pub emergency: Vec<ChoiceDef>,
    /// Kernel acts that two officers sign, by their keys.
    pub two_officers: Vec<String>,
    /// Languages of the mechanism, as BCP 47 tags; none is the original.
    pub languages: Vec<String>,
    /// What is an alarm, how grave, and what may be done to it.
    pub alarms: AlarmTerms,
    /// How many acts of one member the sequencer takes in a minute; `None` for as many as come.
    pub acts_per_minute: Option<ByPrecedence>,
}

impl Terms {
    /// The clocks that go by precedence, by the key of their words: `deadline_<key>`.
    pub fn clocks_by_precedence(&self) -> [(&'static str, ByPrecedence); 3] {
        [("open", self.open_s), ("read-back", self.read_back_s), ("query", self.query_s)]
    }

    /// The clocks that do not, in seconds.
    pub fn clocks(&self) -> [(&'static str, u64); 14] {
        [
            ("position", self.position_within_s),
            ("objection", self.objection_closes_before_s),
            ("disseminate", self.disseminate_before_s),
            ("consent", self.consent_s),
            ("confirm", self.confirm_s),
            ("shift", self.shift_s),
            ("take-over", self.take_over_s),
            ("convene", self.convene_s),
            ("line-check", self.line_check_s),
            ("line-send", self.line_send_s),
            ("line-reply", self.line_reply_s),
            ("line-retry", self.line_retry_s),
            ("line-backup", self.line_backup_s),
            ("line-alarm", self.line_alarm_s),
        ]
    }

    /// What silence means for this kind of debt: by default nothing, and one rung up.
    pub fn silence_on(&self, debt: &str) -> Silence {
        self.silence.get(debt).copied().unwrap_or(Silence::NextRung)
    }

    /// The channel with this number.
    pub fn channel(&self, number: u64) -> Option<&Channel> {
        self.channels.iter().find(|c| c.number == number)
    }

    /// How often a line of this channel is checked, seconds; `None` if nobody has to.
    pub fn check_s(&self, channel: u64) -> Option<u64> {
        let channel = self.channel(channel).filter(|c| !c.checked_by.is_empty())?;
        Some(channel.check_s.unwrap_or(self.line_check_s))
    }

    /// The channel with this name.
    pub fn channel_named(&self, name: &str) -> Option<&Channel> {
        self.channels.iter().find(|c| c.name == name)
    }
}

/// A length of time for each precedence, in seconds.
///
/// ```rust
/// use act::Precedence;
/// use rulebook::ByPrecedence;
/// // In the order of the codes: routine first.
/// let open_s = ByPrecedence::new([14_400, 3600, 900, 120]);
/// assert_eq!((open_s.get(Precedence::Flash), open_s.get(Precedence::Routine)), (120, 14_400));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByPrecedence([u64; 4]);

impl ByPrecedence {
    /// Seconds in the order of the precedence's code: routine, priority, immediate, flash.
    pub fn new(seconds: [u64; 4]) -> ByPrecedence {
        ByPrecedence(seconds)
    }

    /// Seconds for this precedence.
    pub fn get(&self, precedence: Precedence) -> u64 {
        self.0[precedence as usize]
    }
}

/// What it means that an answer owed did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Silence {
    /// Nothing, and the debt stays where it is on the ladder.
    NoMeaning,
    /// That there is no objection. Only where the parties have agreed it.
    NoObjection,
    /// That it is refused.
    Refusal,
    /// Nothing, and the debt goes one rung up: the default.
    #[default]
    NextRung,
}

impl Silence {
    /// Every rule.
    pub const ALL: [Silence; 4] = [Silence::NoMeaning, Silence::NoObjection, Silence::Refusal, Silence::NextRung];

    /// Its key in files and phrases.
    pub fn key(self) -> &'static str {
        match self {
            Silence::NoMeaning => "no-meaning",
            Silence::NoObjection => "no-objection",
            Silence::Refusal => "refusal",
            Silence::NextRung => "next-rung",
        }
    }
}

/// A line of coordination: who shares its sealing keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Number on the wire, from 1.
    pub number: u64,
    /// Name in files and phrases.
    pub name: String,
    /// Kinds of members on it, in the order of their codes.
    pub members: Vec<MemberKind>,
    /// Kinds of members that check their lines to each other on it; nobody, if the lines of this channel are not checked.
    pub checked_by: Vec<MemberKind>,
    /// How often, where it differs from [`Terms::line_check_s`].
    pub check_s: Option<u64>,
    /// Whether a node may answer a check by itself. Otherwise a check asks for the officer as well as for the line.
    pub machine_answers: bool,
}
