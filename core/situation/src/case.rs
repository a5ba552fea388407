//! A case: the thread of acts that one act opened, as far as it is known at one size of the record.

use crate::frozen::Word;
use crate::procedures::{Procedure, drill};
use crate::{Blocked, DebtEntry};
use act::{MemberId, Millis, Name, Precedence, Span, Stance};
use std::collections::BTreeMap;

/// Encoded values by field number.
pub type Items = BTreeMap<u64, Vec<u8>>;

/// One case.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct Case {
    /// The act that opened it.
    pub name: Name,
    /// That act's place in the record.
    pub index: u64,
    /// When it was included.
    pub at: Millis,
    /// Its channel; `None` for a public case.
    pub channel: Option<u64>,
    /// Whether it is sealed to fewer than its channel. Such a case is no part of the channel's state hash.
    pub few: bool,
    /// Who opened it.
    pub author: MemberId,
    /// Wire number of the format that opened it.
    pub wire: u64,
    /// Its procedure; `None` if it is only on record.
    #[serde(with = "crate::frozen::procedure")]
    pub procedure: Option<&'static Procedure>,
    /// State of its course.
    #[serde(with = "crate::frozen::word")]
    pub state: Word,
    /// Urgency of the opening act.
    pub precedence: Precedence,
    /// Reason that lifted its lead time.
    pub emergency: Option<u64>,
    /// Late or imported: it opened no debts.
    pub history: bool,
    /// Whether its author overrode an incomplete ladder.
    pub overridden: bool,
    /// What it says, and what amendments made of it; never empty.
    pub versions: Vec<Version>,
    /// When its activity takes place, if it has one.
    pub window: Option<Span>,
    /// The act that it is about, if its format names one.
    pub subject: Option<Name>,
    /// One ladder for each addressee, in order of member.
    pub legs: Vec<Leg>,
    /// Every debt it opened, in order.
    pub debts: Vec<DebtEntry>,
    /// Every act in it, in order, the opening one first.
    pub acts: Vec<Entry>,
}

/// An act as the source of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    /// Which act.
    pub act: Name,
    /// Its place in the record.
    pub index: u64,
    /// When it was included.
    pub at: Millis,
    /// Whose it is.
    pub author: MemberId,
}

/// What a case said from one act on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Version {
    /// The opening act, or the amendment.
    pub by: Mark,
    /// Its fields, all of them.
    pub fields: Items,
    /// Whether the ladder started again with it; true for the first.
    pub material: bool,
    /// Language of its free text.
    pub lang: Option<String>,
}

/// One addressee's part.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Leg {
    /// Who.
    pub member: MemberId,
    /// Whether it is a party, which has units to tell and positions to take.
    pub party: bool,
    /// State of its table.
    #[serde(with = "crate::frozen::word")]
    pub state: Word,
    /// Its ladder for each version that started one: the number of the version, and what is known. Never empty.
    pub ladders: Vec<(u64, Ladder)>,
}

/// The five levels, never merged.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Ladder {
    /// Level 1.
    pub delivered: Option<Mark>,
    /// Level 2.
    pub opened: Option<Mark>,
    /// Level 3: every one is kept.
    pub read_backs: Vec<ReadBack>,
    /// Level 4: classes of units that know, since when (seconds since 1970 UTC), and who said so.
    pub told: BTreeMap<u64, (i64, Mark)>,
    /// Level 4: classes that do not, and why.
    pub not_told: BTreeMap<u64, (String, Mark)>,
    /// Level 5: every one is kept; the last holds.
    pub positions: Vec<Position>,
    /// Answers of a query, deferrals included.
    pub answers: Vec<Mark>,
}

/// What somebody understood.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReadBack {
    /// By which act.
    pub by: Mark,
    /// As they read it.
    pub fields: Items,
    /// Fields in which it differs from the version.
    pub differs: Vec<u64>,
}

/// A position taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// By which act.
    pub by: Mark,
    /// Which.
    pub stance: Stance,
    /// For how long it holds; for a request to meet, the time that it names.
    pub valid: Option<Span>,
}

/// An act in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// Which.
    pub mark: Mark,
    /// Why it is without effect, if it is.
    pub note: Option<Blocked>,
}

impl Case {
    /// What it says now.
    pub fn version(&self) -> &Version {
        self.versions.last().expect("a case is opened with a version")
    }

    /// The part of an addressee.
    pub fn leg(&self, member: MemberId) -> Option<&Leg> {
        self.legs.iter().find(|l| l.member == member)
    }

    pub(crate) fn leg_mut(&mut self, member: MemberId) -> Option<&mut Leg> {
        self.legs.iter_mut().find(|l| l.member == member)
    }

    /// Whether it is practice: what is owed in it is owed nowhere else.
    pub fn exercise(&self) -> bool {
        self.procedure.is_some_and(|p| p.name == drill::PROCEDURE.name)
    }

    /// Name of its procedure, `record` if it has none.
    pub fn procedure_name(&self) -> &'static str {
        self.procedure.map_or("record", |p| p.name)
    }
}

impl Leg {
    /// The ladder of the version that holds.
    pub fn ladder(&self) -> &Ladder {
        &self.ladders.last().expect("a leg starts with a ladder").1
    }

    /// The ladder of an older version, or of the one that holds.
    pub(crate) fn ladder_of(&mut self, version: u64) -> &mut Ladder {
        let at = self.ladders.iter().rposition(|(v, _)| *v <= version).unwrap_or(0);
        &mut self.ladders[at].1
    }
}

impl Ladder {
    /// Whether the last read-back is right.
    pub fn understood(&self) -> bool {
        self.read_backs.last().is_some_and(|r| r.differs.is_empty())
    }

    /// Whether the last read-back is wrong: the alarm.
    pub fn misread(&self) -> bool {
        self.read_backs.last().is_some_and(|r| !r.differs.is_empty())
    }

    /// Whether at least one class of units knows.
    pub fn told_somebody(&self) -> bool {
        !self.told.is_empty()
    }
}
