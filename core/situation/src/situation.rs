//! The value that acts are folded into.

use crate::cases::Cases;
use crate::zoned::Zoned;
use crate::{At, Blocked, Case, DebtEntry, Edition, Finding, Link, LinkCheck, Mark, Packed};
use act::{KeyId, MemberId, Millis, Name, Precedence, Purpose};
use record::Mechanism;
use rulebook::{Format, Rulebook};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// What follows from the acts so far.
#[derive(Debug, Clone)]
pub struct Situation {
    pub(crate) mechanism: Mechanism,
    pub(crate) editions: Vec<Edition>,
    pub(crate) shelf: BTreeMap<[u8; 32], Arc<Rulebook>>,
    pub(crate) acts: BTreeMap<u64, ActRow>,
    pub(crate) names: BTreeMap<Name, u64>,
    pub(crate) keys: BTreeMap<KeyId, String>,
    pub(crate) cases: Cases,
    /// Acts whose proof shows something.
    pub(crate) findings: BTreeSet<u64>,
    /// Made when somebody first asks for zones, and again after another rulebook.
    pub(crate) zoned: OnceLock<Zoned>,
    pub(crate) links: BTreeMap<(u64, MemberId), Link>,
    pub(crate) checks: BTreeMap<u64, Vec<LinkCheck>>,
    /// The act that opened each channel's first epoch: from then on its lines are to be checked.
    pub(crate) opened: BTreeMap<u64, Mark>,
    pub(crate) sealed: BTreeMap<(MemberId, u64), u64>,
    /// The last number that its owner stands by, of every revoked key.
    pub(crate) disputed: BTreeMap<KeyId, u64>,
    /// Members that have left, and the first place in the record at which they were none.
    pub(crate) gone: BTreeMap<MemberId, u64>,
    pub(crate) size: u64,
    pub(crate) last_at: Millis,
}

/// An act of the record, as far as this viewer knows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActRow {
    /// Place in the record.
    pub index: u64,
    /// Time of inclusion, milliseconds since 1970 UTC.
    pub at: Millis,
    /// Its name.
    pub name: Name,
    /// Short name of the key, such as `NORTH`.
    pub key_name: String,
    /// What that key is for.
    pub purpose: Purpose,
    /// Whose.
    pub author: MemberId,
    /// Its channel; `None` for a public act.
    pub channel: Option<u64>,
    /// Whether it is sealed to fewer than its channel.
    pub few: bool,
    /// How urgent.
    pub precedence: Precedence,
    /// How many leaves its author had seen.
    pub seen: u64,
    /// What it says, as bytes; `None` if this viewer cannot open it. [`ActRow::content`] reads it.
    pub packed: Option<Packed>,
    /// The case it belongs to, by the place of its opening act.
    pub case: Option<u64>,
    /// Why it is without effect, if it is.
    pub note: Option<Blocked>,
    /// What its proof shows, if it is one: see [`Situation::find`].
    pub finding: Option<Finding>,
}

impl Situation {
    /// Nothing has been said yet; the founders' rulebook is in force.
    pub fn new(mechanism: Mechanism, rulebook: Arc<Rulebook>) -> Situation {
        Situation {
            mechanism,
            shelf: BTreeMap::from([(rulebook.hash(), rulebook.clone())]),
            editions: vec![Edition::founders(rulebook)],
            acts: BTreeMap::new(),
            names: BTreeMap::new(),
            keys: BTreeMap::new(),
            cases: Cases::default(),
            findings: BTreeSet::new(),
            zoned: OnceLock::new(),
            links: BTreeMap::new(),
            checks: BTreeMap::new(),
            opened: BTreeMap::new(),
            sealed: BTreeMap::new(),
            disputed: BTreeMap::new(),
            gone: BTreeMap::new(),
            size: 1,
            last_at: 0,
        }
    }

    /// The same at a moment, milliseconds since 1970 UTC: debts, rungs and views.
    pub fn at(&self, now: Millis) -> At<'_> {
        At { situation: self, now, viewer: None }
    }

    /// How many leaves have been folded in, the genesis document included.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Time of the last leaf folded in; 0 if there was none but the genesis.
    pub fn last_at(&self) -> Millis {
        self.last_at
    }

    /// Who is who.
    pub fn mechanism(&self) -> &Mechanism {
        &self.mechanism
    }

    /// Notes what the proof in an act shows, as whoever knows seals has computed it from the record: of an act that
    /// discloses or complains. One that was not folded in is passed over.
    pub fn find(&mut self, index: u64, finding: Finding) {
        if let Some(row) = self.acts.get_mut(&index) {
            row.finding = Some(finding);
            self.findings.insert(index);
        }
    }

    /// Every act, in order of the record.
    pub fn acts(&self) -> impl Iterator<Item = &ActRow> {
        self.acts.values()
    }

    /// Those from a record number on, in the record's order.
    pub fn acts_from(&self, index: u64) -> impl Iterator<Item = &ActRow> {
        self.acts.range(index..).map(|(_, row)| row)
    }

    /// The act of this name.
    pub fn act(&self, name: &Name) -> Option<&ActRow> {
        self.acts.get(self.names.get(name)?)
    }

    /// Every case, in order of the record.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.values()
    }

    /// The case that this act opened or belongs to.
    pub fn case(&self, name: &Name) -> Option<&Case> {
        let index = *self.names.get(name)?;
        self.cases.get(&index).or_else(|| self.cases.get(&self.acts.get(&index)?.case?))
    }

    /// Whether this member has to say that it holds the act: one that opens a case and is addressed to it. Level 1.
    pub fn owes_delivery(&self, member: MemberId, act: &Name) -> bool {
        let owes = |case: &Case| {
            let leg = case.leg(member).is_some_and(|leg| leg.ladder().delivered.is_none());
            leg && case.procedure.is_some() && !case.history && case.author != member
        };
        self.case(act).is_some_and(|case| case.name == *act && owes(case))
    }

    /// Every act of which this member has to say so and has not, in order of the record.
    pub fn undelivered(&self, member: MemberId) -> Vec<Name> {
        self.cases.values().map(|case| case.name).filter(|name| self.owes_delivery(member, name)).collect()
    }

    /// The lines, by channel and member.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.links.values()
    }

    /// Puts what has changed where views look for it.
    pub(crate) fn settle(&mut self) {
        let touched = self.cases.settle();
        let Some(mut zoned) = self.zoned.take() else { return };
        touched.iter().filter_map(|index| self.cases.get(index)).for_each(|case| zoned.note(self, case));
        self.zoned = OnceLock::from(zoned);
    }

    pub(crate) fn zoned(&self) -> &Zoned {
        self.zoned.get_or_init(|| Zoned::of(self))
    }

    /// Every debt that may be open or overdue, cases first.
    pub(crate) fn live_debts(&self) -> impl Iterator<Item = &DebtEntry> {
        self.cases.live().flat_map(|c| &c.debts).chain(self.links.values().flat_map(|l| &l.debts))
    }

    /// Every debt there ever was, cases first.
    pub fn debts(&self) -> impl Iterator<Item = &DebtEntry> {
        self.cases.values().flat_map(|c| &c.debts).chain(self.links.values().flat_map(|l| &l.debts))
    }

    /// Whether it is owed in a drill only.
    pub(crate) fn is_practice(&self, debt: &DebtEntry) -> bool {
        self.cases.get(&debt.case_index).is_some_and(Case::exercise)
    }

    /// How many acts of this member in this channel the viewer could not open.
    pub fn sealed_acts(&self, author: MemberId, channel: u64) -> u64 {
        self.sealed.get(&(author, channel)).copied().unwrap_or(0)
    }

    /// Whether the owner of its key has revoked that and does not stand by this act. It stands all the same, and moves what
    /// it moved: what follows from the dispute is for people to say.
    pub fn is_disputed(&self, name: &Name) -> bool {
        self.disputed.get(&name.key).is_some_and(|last_good| name.serial > *last_good)
    }

    /// First place in the record at which a member is none any more, if it has left.
    pub fn gone(&self, member: MemberId) -> Option<u64> {
        self.gone.get(&member).copied()
    }

    /// Whether a member belongs to a channel; 0 is the public one, to which all belong.
    pub fn is_member(&self, member: MemberId, channel: u64) -> bool {
        let Some(entry) = self.mechanism.entry(member).filter(|_| !self.gone.contains_key(&member)) else {
            return false;
        };
        channel == 0 || self.edition().kinds(channel).contains(&entry.kind)
    }

    /// The members of a channel, ascending.
    pub fn members(&self, channel: u64) -> Vec<MemberId> {
        let all = (0..self.mechanism.members.len() as u64).map(MemberId);
        all.filter(|m| self.is_member(*m, channel)).collect()
    }

    /// Those on a channel who may read what this format says, ascending; its author reads it besides. Of a format that
    /// names nobody these are all of the channel.
    pub fn readers_of(&self, format: &Format, channel: u64) -> impl Iterator<Item = MemberId> {
        let may = |m: &MemberId| {
            let kind = self.mechanism.entry(*m).map(|e| e.kind);
            format.read_by.is_empty() || kind.is_some_and(|kind| format.read_by.contains(&kind))
        };
        self.members(channel).into_iter().filter(may)
    }

    /// Both parties.
    pub(crate) fn parties(&self) -> Vec<MemberId> {
        (0..self.mechanism.members.len() as u64).map(MemberId).filter(|m| self.is_party(*m)).collect()
    }

    pub(crate) fn is_party(&self, member: MemberId) -> bool {
        self.mechanism.entry(member).is_some_and(|e| e.kind == act::MemberKind::Party)
    }

    /// Whom an act of this author and channel addresses: those it names, or all others of the channel.
    pub(crate) fn addressees(&self, author: MemberId, channel: u64, to: &[MemberId]) -> Vec<MemberId> {
        let mut out = if to.is_empty() { self.members(channel) } else { to.to_vec() };
        out.retain(|m| *m != author && self.is_member(*m, channel));
        out.sort_unstable();
        out.dedup();
        out
    }
}
