//! All keys that one reader holds in one mechanism.

use crate::{BaseKey, EpochSecret, SealFault, SealingKey, Verdict, epoch, few, judge_complaint, open};
use act::{Act, Content, Cover, Genesis, Kernel, MemberId, Name};
use alloc::{collections::BTreeMap, vec::Vec};

/// What one reader can open. No `Debug`.
pub struct Keyring {
    genesis: Genesis,
    own: Option<(MemberId, SealingKey)>,
    epochs: BTreeMap<(u64, u64), EpochSecret>,
    held: BTreeMap<Name, Vec<BaseKey>>,
}

impl Keyring {
    /// A member's keyring, with its own sealing key and nothing received yet.
    pub fn new(genesis: Genesis, me: MemberId, key: SealingKey) -> Keyring {
        Keyring { own: Some((me, key)), ..Keyring::empty(genesis) }
    }

    /// The keyring of someone who holds no key and reads what is public.
    pub fn empty(genesis: Genesis) -> Keyring {
        Keyring { genesis, own: None, epochs: BTreeMap::new(), held: BTreeMap::new() }
    }

    /// Adds a channel's secret. The first one stays: a later act cannot change what an epoch already opens.
    ///
    /// Returns whether it was added.
    pub fn add(&mut self, channel: u64, epoch: u64, secret: EpochSecret) -> bool {
        let place = self.epochs.entry((channel, epoch));
        let new = matches!(place, alloc::collections::btree_map::Entry::Vacant(_));
        place.or_insert(secret);
        new
    }

    /// The secret of a channel's epoch, for sealing to it.
    pub fn secret(&self, channel: u64, epoch: u64) -> Option<&EpochSecret> {
        self.epochs.get(&(channel, epoch))
    }

    /// Adds the key of one act: of one's own act to a few, or one that was released or published.
    pub fn hold(&mut self, name: Name, base: BaseKey) {
        let keys = self.held.entry(name).or_default();
        if keys.iter().all(|k| k.bytes() != base.bytes()) {
            keys.push(base);
        }
    }

    /// Takes what an epoch, a release or a complaint in the record gives this reader; other acts give nothing.
    ///
    /// Returns whether something was taken. The caller offers only acts that were admitted, in the record's order.
    ///
    /// # Errors
    /// [`SealFault::NoWrap`] if an epoch leaves this member out, [`SealFault::Wrap`] or [`SealFault::Check`] if what it
    /// was given is not what it should be.
    pub fn receive(&mut self, act: &Kernel) -> Result<bool, SealFault> {
        match (act, &self.own) {
            (Kernel::Epoch { channel, epoch, .. }, Some((me, key))) => {
                let secret = epoch::receive(act, *me, key, &self.genesis)?;
                Ok(self.add(*channel, *epoch, secret))
            }
            (Kernel::Release { to, .. }, Some((me, key))) if to == me => {
                let (name, base) = few::receive(act, *me, key, &self.genesis)?;
                self.hold(name, base);
                Ok(true)
            }
            (Kernel::Complaint { act: name, key }, _) => {
                self.hold(*name, BaseKey::from_bytes(*key));
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// The content of a public act, or of a sealed one for which a key is held; `None` without a key.
    ///
    /// # Errors
    /// As [`open`]; [`SealFault::Wrap`] if the wrap for this member does not open. A fault that
    /// [`SealFault::is_provable`] calls for a complaint, with the key that [`Keyring::base_key_for`] gives.
    pub fn open(&self, act: &Act) -> Result<Option<Content>, SealFault> {
        if let Cover::Public { content } = &act.statement().cover {
            return Content::decode(content).map(Some).map_err(|_| SealFault::Content);
        }
        match self.find(act) {
            Some((_, outcome)) => outcome.map(Some),
            None => Ok(None),
        }
    }

    /// The key of a sealed act, for a disclosure, release or complaint: the one under which its ciphertext opens.
    pub fn base_key_for(&self, act: &Act) -> Option<BaseKey> {
        match self.find(act)? {
            (Some(base), Ok(_)) => Some(base),
            (Some(base), Err(fault)) if fault.is_provable() => Some(base),
            _ => None,
        }
    }

    /// As [`judge_complaint`]; but a member of the channel derives the act's key itself, so that nothing of an act sealed
    /// to that channel stays unproven to it. What it says of such an act is for this member only.
    pub fn judge_complaint(&self, act: &Act, key: &[u8; 32]) -> Verdict {
        let public = judge_complaint(act.statement(), &act.name(), key, &self.genesis);
        match (public, self.derived(act)) {
            (Verdict::Unproven, Some(base)) if base.bytes() == key => Verdict::Founded(SealFault::DoesNotOpen),
            (Verdict::Unproven, Some(_)) => Verdict::Unfounded,
            (verdict, _) => verdict,
        }
    }

    /// Tries every key that may belong to the act. The first that opens it decides, and so does one that shows a fault
    /// of the author; a wrong key that somebody released or published never hides the right one.
    fn find(&self, act: &Act) -> Option<(Option<BaseKey>, Result<Content, SealFault>)> {
        let held = self.held.get(&act.name()).into_iter().flatten().cloned();
        let keys = self.derived(act).map(Ok).into_iter().chain(self.unwrapped(act)).chain(held.map(Ok));
        let mut first = None;
        for key in keys {
            let (key, outcome) = match key {
                Ok(base) => {
                    let outcome = open(act.statement(), &act.name(), &base, &self.genesis);
                    (Some(base), outcome)
                }
                Err(fault) => (None, Err(fault)),
            };
            if outcome.as_ref().map_or_else(|fault| fault.is_provable(), |_| true) {
                return Some((key, outcome));
            }
            first = first.or(Some((key, outcome)));
        }
        first
    }

    /// The key that an act of a channel must have, by the epoch's secret; whether or not it opens.
    pub fn derived(&self, act: &Act) -> Option<BaseKey> {
        let Cover::Channel { channel, epoch, .. } = act.statement().cover else { return None };
        Some(BaseKey::of(self.secret(channel, epoch)?, channel, epoch, &act.name()))
    }

    fn unwrapped(&self, act: &Act) -> Option<Result<BaseKey, SealFault>> {
        let (me, key) = self.own.as_ref()?;
        let Cover::Few { wraps, .. } = &act.statement().cover else { return None };
        let mine = wraps.iter().find(|w| w.to == *me)?;
        Some(few::unwrap(mine, *me, key, &self.genesis, &act.name()))
    }
}
