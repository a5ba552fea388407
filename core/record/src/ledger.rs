//! The fold that every holder of the record makes: which leaf may stand at which index.
//!
//! Sequencer, replica, mirror witness and offline verifier all ask this one type, so they cannot come to different
//! verdicts. A leaf that [`Ledger::apply`] took is well formed, signed under a key in force at its index, not named like
//! another, and not earlier than the leaf before it.

use crate::edition::{Edition, Editions};
use crate::epochs::{self, Epoch, Epochs};
use crate::terms::Terms;
use crate::{Checked, CheckedLeaf, Checker, Founding, Included, KeyBook, KeyFault, Leaf, LedgerFault};
use act::cbor::CborFault;
use act::{Act, ActFault, Content, Cover, Kernel, KeyId, MemberId, Millis, Name, Purpose};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use sha2::{Digest, Sha256};
use tlog::Tree;

mod frozen;
mod terms;

/// Which members may write to which channel; from the rulebook's terms.
pub type Channels = BTreeMap<u64, BTreeSet<MemberId>>;

/// A key may run this far ahead of its own gap-free numbers, so that an urgent act never waits for a bulky one.
pub const SERIAL_AHEAD_MAX: u64 = 1024;

/// The state after some leaves.
#[derive(Debug, Clone)]
pub struct Ledger {
    founding: Founding,
    editions: Editions,
    /// Shared with whoever checks signatures; a change of keys makes a new one.
    keys: Arc<KeyBook>,
    tree: Tree,
    times: Vec<Millis>,
    names: BTreeMap<Name, (u64, [u8; 16])>,
    through: BTreeMap<KeyId, u64>,
    epochs: Epochs,
    terms: Terms,
}

/// An act that may stand at the next index, and what it changes.
pub(crate) struct Admissible {
    pub(crate) checked: Checked,
    pub(crate) author: MemberId,
    pub(crate) key_name: String,
    pub(crate) purpose: Purpose,
}

impl Admissible {
    /// What it changes of keys, members, epochs or the rulebook.
    pub(crate) fn change(&self) -> Option<&Kernel> {
        self.checked.content.as_ref().ok().and_then(Option::as_ref)
    }
}

impl Ledger {
    /// Before leaf 0. Without `channels` an author's membership of a channel is not checked until the record itself says
    /// who is on which, in the first act that adopts another rulebook.
    ///
    /// # Errors
    /// [`KeyFault::Unfit`] if the founding keys are unfit.
    pub fn new(founding: Founding, channels: Option<Channels>) -> Result<Ledger, KeyFault> {
        let keys = KeyBook::founded(&founding)?;
        Ok(Ledger {
            editions: Editions::founded(&founding, channels),
            terms: Terms::founded(&founding),
            founding,
            keys: Arc::new(keys),
            tree: Tree::new(),
            times: Vec::new(),
            names: BTreeMap::new(),
            through: BTreeMap::new(),
            epochs: Epochs::default(),
        })
    }

    /// Leaf 0 of a mechanism's record.
    pub fn first_leaf(founding: &Founding) -> Leaf {
        Leaf::Genesis { at: founding.founded_s * 1000, document: founding.encode() }
    }

    /// Takes the next leaf; nothing has changed if it may not stand there. `None` for leaf 0.
    ///
    /// # Errors
    /// [`LedgerFault`] saying why not.
    pub fn apply(&mut self, bytes: &[u8]) -> Result<Option<Included>, LedgerFault> {
        let leaf = Leaf::decode(bytes)?;
        let index = self.tree.size();
        let at = leaf.at();
        match leaf {
            Leaf::Genesis { .. } if index == 0 && leaf == Ledger::first_leaf(&self.founding) => {
                self.tree.push(tlog::leaf_hash(bytes));
                self.times.push(at);
                Ok(None)
            }
            Leaf::Act { act, .. } if index > 0 => {
                self.not_before(at)?;
                let ok = self.judge(&act)?;
                self.push(tlog::leaf_hash(bytes), at, ok).map(Some)
            }
            Leaf::Genesis { .. } | Leaf::Act { .. } => Err(LedgerFault::Genesis),
        }
    }

    /// As [`Ledger::apply`], with the same verdict; what was checked of the leaf beforehand is taken out of it and not
    /// checked again.
    ///
    /// # Errors
    /// [`LedgerFault`] saying why not.
    pub fn apply_checked(&mut self, leaf: &mut CheckedLeaf) -> Result<Option<Included>, LedgerFault> {
        match leaf.act.take() {
            Some((at, checked)) if self.tree.size() > 0 => {
                self.not_before(at)?;
                let ok = self.fit(checked)?;
                self.push(leaf.hash(), at, ok).map(Some)
            }
            Some(_) | None => self.apply(leaf.bytes()),
        }
    }

    /// Checks signatures on any thread, with the keys as they stand now.
    pub fn checker(&self) -> Checker {
        Checker::new(self.keys.clone())
    }

    /// Takes a leaf whose act was judged since the last change of keys.
    pub(crate) fn push(&mut self, leaf: tlog::Hash, at: Millis, ok: Admissible) -> Result<Included, LedgerFault> {
        let index = self.tree.size();
        self.take(&ok, index)?;
        self.tree.push(leaf);
        self.times.push(at);
        let (author, key_name, purpose) = (ok.author, ok.key_name, ok.purpose);
        Ok(Included { index, at, act: ok.checked.act, author, key_name, purpose })
    }

    fn not_before(&self, at: Millis) -> Result<(), LedgerFault> {
        if at < self.last_at() { Err(LedgerFault::Backwards { at, last: self.last_at() }) } else { Ok(()) }
    }

    /// Whether an act may stand at the next index. Changes nothing.
    fn judge(&self, bytes: &[u8]) -> Result<Admissible, LedgerFault> {
        self.check(bytes).and_then(|checked| self.fit(checked))
    }

    /// An act's form, and its signature under the key in force at the next index.
    pub(crate) fn check(&self, bytes: &[u8]) -> Result<Checked, LedgerFault> {
        let act = Act::decode(bytes)?;
        let entry = self.keys.in_force(act.key(), self.tree.size())?;
        Checked::under(act, &entry.public, &self.keys)
    }

    /// Whether an act whose signature was checked under some key may stand at the next index. Changes nothing.
    pub(crate) fn fit(&self, checked: Checked) -> Result<Admissible, LedgerFault> {
        let index = self.tree.size();
        let act = &checked.act;
        let entry = self.keys.in_force(act.key(), index)?;
        if !act.is_under(&entry.public, self.keys.genesis()) {
            return Err(ActFault::Signature.into());
        }
        self.unused(&act.name(), &act.digest())?;
        self.near(&act.name())?;
        self.in_channel(entry.member, act.channel())?;
        self.in_epoch(act)?;
        let change = checked.content.as_ref().map_err(Clone::clone)?;
        may_say(entry.purpose, act, change.as_ref())?;
        if let Some(change) = change {
            self.keys.check(&self.founding, entry.member, change, index)?;
            if matches!(change, Kernel::MemberSuspend { member, .. } if *member == self.term().member) {
                return Err(KeyFault::Orders.into());
            }
            self.editions.check(&self.founding, &self.keys, change)?;
            self.terms.check(&self.founding, &self.keys, change, (index, &self.tree.root()))?;
            self.next_epoch(entry.member, change)?;
        }
        let (author, key_name, purpose) = (entry.member, entry.name.clone(), entry.purpose);
        Ok(Admissible { author, key_name, purpose, checked })
    }

    fn take(&mut self, ok: &Admissible, index: u64) -> Result<(), LedgerFault> {
        let name = ok.checked.name();
        if let Some(change) = ok.change() {
            Arc::make_mut(&mut self.keys).apply(&self.founding, ok.author, change, index)?;
            self.editions.apply(&self.founding, &self.keys, change, index);
            self.epochs.apply(name, ok.author, change);
            self.terms.apply(change);
        }
        self.names.insert(name, (index, half(&ok.checked.act.digest())));
        let through = self.through.entry(name.key).or_insert(0);
        while self.names.contains_key(&Name { key: name.key, serial: *through + 1 }) {
            *through += 1;
        }
        Ok(())
    }

    fn unused(&self, name: &Name, hash: &[u8; 32]) -> Result<(), LedgerFault> {
        match self.names.get(name) {
            Some((index, h)) if *h == half(hash) => Err(LedgerFault::Again { name: *name, index: *index }),
            Some((index, _)) => Err(LedgerFault::Reused { name: *name, index: *index }),
            None => Ok(()),
        }
    }

    fn near(&self, name: &Name) -> Result<(), LedgerFault> {
        // From the highest, not from the first hole: an act that was refused for good must not wear its key out.
        let highest = self.highest(name.key);
        if name.serial > highest.saturating_add(SERIAL_AHEAD_MAX) {
            return Err(LedgerFault::Ahead { got: name.serial, highest });
        }
        Ok(())
    }

    fn in_channel(&self, author: MemberId, channel: Option<u64>) -> Result<(), LedgerFault> {
        match (&self.editions.channels, channel) {
            (Some(channels), Some(c)) if !channels.get(&c).is_some_and(|members| members.contains(&author)) => {
                Err(LedgerFault::Channel(c))
            }
            _ => Ok(()),
        }
    }

    fn next_epoch(&self, author: MemberId, change: &Kernel) -> Result<(), LedgerFault> {
        let Kernel::Epoch { channel, .. } = change else { return Ok(()) };
        self.in_channel(author, Some(*channel))?;
        self.epochs.check(&self.founding, self.members(*channel), author, change)
    }

    fn in_epoch(&self, act: &Act) -> Result<(), LedgerFault> {
        match act.statement().cover {
            Cover::Channel { channel, epoch, .. } => self.epochs.given(channel, epoch),
            Cover::Public { .. } | Cover::Few { .. } => Ok(()),
        }
    }

    /// Who is on a channel at the next index; `None` if the channels are not known here.
    fn members(&self, channel: u64) -> Option<&BTreeSet<MemberId>> {
        static NOBODY: BTreeSet<MemberId> = BTreeSet::new();
        self.editions.channels.as_ref().map(|channels| channels.get(&channel).unwrap_or(&NOBODY))
    }

    /// The members of a channel at the next index, ascending; nobody if the channels are not known here.
    pub fn on_channel(&self, channel: u64) -> Vec<MemberId> {
        self.members(channel).into_iter().flatten().copied().collect()
    }

    /// The founding document.
    pub fn founding(&self) -> &Founding {
        &self.founding
    }

    /// Keys as they stand for the next index.
    pub fn keys(&self) -> &KeyBook {
        &self.keys
    }

    /// Whether a change that needs the agreement of all who decide could stand at the next index. Changes nothing.
    ///
    /// # Errors
    /// [`LedgerFault`] saying why not.
    pub fn check_change(&self, change: &Kernel) -> Result<(), LedgerFault> {
        self.editions.check(&self.founding, &self.keys, change)
    }

    /// Every version of the rulebook so far, the founders' first.
    pub fn editions(&self) -> &[Edition] {
        &self.editions.all
    }

    /// The version of the rulebook in force for the next index.
    pub fn edition(&self) -> &Edition {
        self.editions.last()
    }

    /// The tree over all leaves so far.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// Time of the last leaf, milliseconds.
    pub fn last_at(&self) -> Millis {
        self.times.last().copied().unwrap_or(0)
    }

    /// Time of a leaf, milliseconds.
    pub fn time_of(&self, index: u64) -> Option<Millis> {
        usize::try_from(index).ok().and_then(|n| self.times.get(n)).copied()
    }

    /// Where an act stands.
    pub fn index_of(&self, name: &Name) -> Option<u64> {
        self.names.get(name).map(|(index, _)| *index)
    }

    /// Whether the act with this name is the one with this hash.
    pub fn is_act(&self, name: &Name, hash: &[u8; 32]) -> bool {
        self.names.get(name).is_some_and(|(_, h)| *h == half(hash))
    }

    /// The serial up to which a key's acts are complete.
    pub fn through(&self, key: KeyId) -> u64 {
        self.through.get(&key).copied().unwrap_or(0)
    }

    /// Serials of a key that are missing below its highest: each is an act somebody has and the record has not.
    pub fn gaps(&self, key: KeyId) -> Vec<u64> {
        let from = self.through(key) + 1;
        let all = Name { key, serial: from }..=Name { key, serial: u64::MAX };
        let Some((highest, _)) = self.names.range(all).next_back() else { return Vec::new() };
        (from..highest.serial).filter(|serial| !self.names.contains_key(&Name { key, serial: *serial })).collect()
    }

    /// The highest serial of a key in the record; 0 if it has signed nothing.
    pub fn highest(&self, key: KeyId) -> u64 {
        let all = Name { key, serial: 0 }..=Name { key, serial: u64::MAX };
        self.names.range(all).next_back().map_or(0, |(name, _)| name.serial)
    }

    /// The last epoch of a channel; 0 if it has none yet.
    pub fn epoch(&self, channel: u64) -> u64 {
        self.epochs.of(channel).len() as u64
    }

    /// The epochs of a channel, the first first.
    pub fn epochs(&self, channel: u64) -> &[Epoch] {
        self.epochs.of(channel)
    }

    /// The epochs that an act may now be sealed to, the best first: those given to exactly the channel's present members,
    /// the newest that nobody complains of before all others. Who seals takes the first whose secret it holds.
    pub fn sealing_epochs(&self, channel: u64) -> Vec<u64> {
        let present = self.members(channel).map(|members| epochs::readers(&self.founding, members));
        let numbered = (1..).zip(self.epochs.of(channel));
        let mut fit: Vec<(u64, &Epoch)> =
            numbered.filter(|(_, e)| present.as_ref().is_none_or(|to| e.to == *to)).collect();
        fit.sort_by_key(|(number, e)| (!e.complained.is_empty(), core::cmp::Reverse(*number)));
        fit.into_iter().map(|(number, _)| number).collect()
    }

    /// Who may give the channel's next epoch, the first first; nobody if the channels are not known here.
    pub fn openers(&self, channel: u64) -> Vec<MemberId> {
        let last = self.epochs.of(channel).last();
        self.members(channel).map(|m| epochs::openers(&self.founding, m, last)).unwrap_or_default()
    }

    /// The number of the epoch that `me` has to give this channel now, if it is its turn and one is needed.
    pub fn epoch_to_give(&self, channel: u64, me: MemberId) -> Option<u64> {
        let mine = self.size() > 0 && self.openers(channel).first() == Some(&me);
        (mine && self.lacks_keys(channel)).then(|| self.epoch(channel) + 1)
    }

    /// Whether no epoch is given to the present members, or each of those is complained of. Who complains of two givers in
    /// a row has a fault of its own, and keeps no two nodes busy with giving keys.
    fn lacks_keys(&self, channel: u64) -> bool {
        let of = self.epochs(channel);
        let complained = |number: &u64| of.get(*number as usize - 1).is_some_and(|e| !e.complained.is_empty());
        if !self.sealing_epochs(channel).iter().all(complained) {
            return false;
        }
        match of {
            [.., before, last] if !last.complained.is_empty() => {
                before.by == last.by || last.complained.difference(&before.complained).next().is_some()
            }
            _ => true,
        }
    }

    /// The acts that gave `me` an epoch of these channels whose secret it does not hold, and of which it has not complained.
    pub fn unopened_epochs(
        &self,
        me: MemberId,
        channels: impl IntoIterator<Item = u64>,
        holds: impl Fn(u64, u64) -> bool,
    ) -> BTreeSet<Name> {
        let mine = |e: &Epoch| e.by != me && e.to.contains(&me) && !e.complained.contains(&me);
        let of = |channel| (1..).zip(self.epochs(channel)).map(move |(number, e)| (channel, number, e));
        let given = channels.into_iter().flat_map(of).filter(|(_, _, e)| mine(e));
        given.filter(|(channel, number, _)| !holds(*channel, *number)).map(|(_, _, e)| e.name).collect()
    }

    /// Whether what an author says it had seen is this record.
    pub fn has_seen(&self, seen: &act::Seen) -> bool {
        self.tree.root_at(seen.size).is_some_and(|root| seen.matches(&root))
    }
}

/// The kernel act that a public act carries, if it carries one. A sealed act is nobody's business here.
pub(crate) fn public_kernel(act: &Act) -> Result<Option<Kernel>, LedgerFault> {
    match &act.statement().cover {
        Cover::Public { content } => {
            let content = Content::decode(content)?;
            let kernel = Kernel::read(content.format, &content.fields)?;
            match kernel {
                // What belongs under a seal must not be published by mistake or by force.
                Some(k) if !Kernel::is_public(k.wire()) => Err(CborFault::Range.into()),
                other => Ok(other),
            }
        }
        Cover::Channel { .. } | Cover::Few { .. } => Ok(None),
    }
}

/// Whether a key of this purpose may sign this public act. What is sealed is judged where it is opened.
fn may_say(purpose: Purpose, act: &Act, kernel: Option<&Kernel>) -> Result<(), LedgerFault> {
    // A public act that is no kernel act carries a format, which has no kernel's number.
    let wire = kernel.map_or(u64::MAX, Kernel::wire);
    let public = matches!(act.statement().cover, Cover::Public { .. });
    if public && !purpose.may_say(wire) { Err(LedgerFault::Purpose) } else { Ok(()) }
}

fn half(hash: &[u8; 32]) -> [u8; 16] {
    let mut out = [0; 16];
    out.copy_from_slice(&hash[..16]);
    out
}

/// SHA-256, for files and archives.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
