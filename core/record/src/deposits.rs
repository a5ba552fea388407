//! Acts that members deposited with a witness, because the sequencer did not answer them.
//!
//! A witness says in an act of its own (`deposit`) since when it holds one, forwards it, and cosigns nothing that leaves it
//! out once the mechanism's limit is over. So hiding an act costs the sequencer its quorum. By Rule D an act counts as
//! delivered when it was included, or when so many witnesses held it that one of them is honest, whichever was first.
//! Source: DESIGN 4, LEDGER 4.6.

use crate::{Founding, Ledger, LedgerFault};
use act::{Act, KeyId, MemberId, Millis, Name};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// The most acts of one key that a witness holds.
pub const DEPOSITS_MAX: usize = 256;

/// Why a witness does not take an act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DepositFault {
    /// It could not stand in the record as that is now, or stands there already.
    #[error(transparent)]
    Ledger(#[from] LedgerFault),
    /// The witness holds too many acts of this key.
    #[error("{DEPOSITS_MAX} acts of this key are held already")]
    Full,
}

/// A deposited act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its bytes.
    pub act: Vec<u8>,
    /// Its hash.
    pub hash: [u8; 32],
    /// Since when, milliseconds.
    pub at: Millis,
    /// What the witness's member signed about it: the bytes of its own act.
    pub receipt: Vec<u8>,
}

/// What one witness holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deposits {
    held: BTreeMap<Name, Held>,
}

impl Deposits {
    /// The hash of an act that may be deposited.
    ///
    /// # Errors
    /// [`DepositFault`]. One that is held already may be deposited again and keeps its time.
    pub fn check(&self, ledger: &Ledger, bytes: &[u8]) -> Result<[u8; 32], DepositFault> {
        let checked = ledger.check(bytes)?;
        let (name, hash) = (checked.name(), checked.act.digest());
        ledger.fit(checked)?;
        let of_key = |id: &KeyId| self.held.keys().filter(|name| name.key == *id).count();
        if !self.held.contains_key(&name) && of_key(&name.key) >= DEPOSITS_MAX {
            return Err(DepositFault::Full);
        }
        Ok(hash)
    }

    /// What is held under this name, if it is this act.
    pub fn get(&self, name: &Name, hash: &[u8; 32]) -> Option<&Held> {
        self.held.get(name).filter(|held| held.hash == *hash)
    }

    /// Holds an act that was checked and whose record is durable. The first under a name stays.
    pub fn hold(&mut self, name: Name, held: Held) {
        self.held.entry(name).or_insert(held);
    }

    /// Forgets what stands in the record, or never can because another act has its name.
    pub fn settle(&mut self, ledger: &Ledger) {
        self.held.retain(|name, _| ledger.index_of(name).is_none());
    }

    /// What waits, by name.
    pub fn waiting(&self) -> impl Iterator<Item = (&Name, &Held)> {
        self.held.iter()
    }

    /// An act that the record leaves out although its time is over, and that could stand in it.
    pub fn hidden(&self, ledger: &Ledger, now: Millis) -> Option<(&Name, &Held)> {
        let limit = ledger.founding().clocks.stale_after_ms;
        // Who succeeds a sequencer that was silent can include nothing before it has begun.
        let term = ledger.time_of(ledger.term().fence.from).unwrap_or(0);
        let over = |held: &Held| held.at.max(term).saturating_add(limit) < now;
        let could = |held: &Held| ledger.check(&held.act).and_then(|checked| ledger.fit(checked)).is_ok();
        self.held.iter().find(|(name, held)| over(held) && ledger.index_of(name).is_none() && could(held))
    }
}

/// When an act counts as delivered, by Rule D: when it was included, or when so many members that run a witness held it that
/// one of them is honest, whichever was first. `held` is when each member says it held the act, its first word alone.
pub fn delivered(founding: &Founding, included: Option<Millis>, held: &BTreeMap<MemberId, Millis>) -> Option<Millis> {
    let runs = |member: &MemberId| founding.witnesses.iter().any(|w| w.member == *member);
    let mut times: Vec<Millis> = held.iter().filter(|(member, _)| runs(member)).map(|(_, at)| *at).collect();
    times.sort_unstable();
    let deposited = times.get(founding.witnesses.len() - founding.quorum()).copied();
    match (included, deposited) {
        (Some(included), Some(deposited)) => Some(included.min(deposited)),
        (included, deposited) => included.or(deposited),
    }
}

/// The act that bytes are, by its name, for a file that was written by this node itself.
pub fn name_of(bytes: &[u8]) -> Option<Name> {
    Act::decode(bytes).ok().map(|act| act.name())
}
