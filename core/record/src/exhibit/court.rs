//! What every kind of evidence rests on: whose keys, which heads, what verdict.

use super::judge;
use super::sequencers::Sequencers;
use super::{Exhibit, ExhibitFault, Place, Registration};
use crate::{Founding, KeyBook, KeyEntry, Leaf, Receipt};
use act::{Act, Genesis, Kernel, KeyBytes, KeyId, Millis, Signed};
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;
use tlog::Hash;
use tlog::note::{Note, Signature};
use tlog::policy::Policy;

/// What a verified file of evidence shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// Which mechanism. Compare it with the hash that was read aloud at the founding.
    pub genesis: Genesis,
    /// The mechanism's name.
    pub mechanism: String,
    /// Whether it is an exercise or a test.
    pub exercise: bool,
    /// The word for what is proven.
    pub kind: &'static str,
    /// The keys that signed what cannot be.
    pub against: Vec<Accused>,
    /// Whether at least one of them has signed what is not so, and this file cannot tell which; else each has.
    pub one_of: bool,
    /// The particulars, by key of their phrase.
    pub facts: Vec<(&'static str, Fact)>,
}

/// A key that is accused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accused {
    /// What it is called in the mechanism: the log's origin, a witness's name, or an act key's.
    pub name: String,
    /// The public key.
    pub key: KeyBytes,
}

/// A particular of a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// An index, a size, a number of things, or a time in milliseconds where its key ends in `_ms`.
    Number(u64),
    /// A name or a word.
    Text(String),
    /// Names.
    Names(Vec<String>),
}

/// A verified head.
pub(super) struct Head {
    /// The number of the term whose key has signed it.
    pub(super) term: u64,
    pub(super) size: u64,
    pub(super) root: Hash,
    /// Witnesses, in the order of the genesis document, with their times in seconds.
    pub(super) cosigners: Vec<(String, u64)>,
}

/// A verified act with its author's key.
pub(super) struct Sworn<'a> {
    pub(super) act: Signed,
    pub(super) by: &'a KeyEntry,
}

/// Everything that signatures are checked with.
pub(super) struct Court {
    pub(super) founding: Founding,
    policy: Policy,
    keys: KeyBook,
    pub(super) sequencers: Sequencers,
    used: RefCell<BTreeSet<KeyId>>,
}

pub(super) fn try_it(exhibit: &Exhibit, genesis: Option<Genesis>) -> Result<Proven, ExhibitFault> {
    let founding = Founding::decode(&exhibit.founding)?;
    if genesis.is_some_and(|g| g != founding.genesis()) {
        return Err(ExhibitFault::OtherMechanism);
    }
    let court = Court::open(founding, exhibit)?;
    let found = judge::judge(&court, &exhibit.parts)?;
    court.all_used(&exhibit.keys)?;
    court.sequencers.all_used()?;
    Ok(Proven {
        genesis: court.founding.genesis(),
        mechanism: court.founding.name.clone(),
        exercise: court.founding.mode != 0,
        kind: exhibit.kind(),
        against: found.against,
        one_of: found.one_of,
        facts: found.facts,
    })
}

impl Court {
    fn open(founding: Founding, exhibit: &Exhibit) -> Result<Court, ExhibitFault> {
        let mut keys = KeyBook::partial(&founding).map_err(|_| ExhibitFault::Key)?;
        let sequencers = Sequencers::open(&founding, &keys, &exhibit.successions)?;
        let policy = sequencers.policy(&founding)?;
        let registered = &exhibit.keys;
        for key in registered {
            register(&mut keys, &founding, key)?;
        }
        let ids = registered.iter().map(|key| act::PublicKey::from_bytes(&key.public).map(|p| p.id().0));
        if !ids.collect::<Option<Vec<_>>>().is_some_and(|ids| ids.is_sorted_by(|a, b| a < b)) {
            return Err(ExhibitFault::Key);
        }
        Ok(Court { founding, policy, keys, sequencers, used: RefCell::default() })
    }

    fn all_used(&self, registered: &[Registration]) -> Result<(), ExhibitFault> {
        let used = self.used.borrow();
        let used = |key: &Registration| act::PublicKey::from_bytes(&key.public).is_some_and(|p| used.contains(&p.id()));
        if registered.iter().all(used) { Ok(()) } else { Err(ExhibitFault::Key) }
    }

    /// A key of the genesis document, or one that is shown to be registered; from and until when is not asked.
    pub(super) fn key(&self, id: KeyId) -> Option<&KeyEntry> {
        self.used.borrow_mut().insert(id);
        self.keys.get(id)
    }

    /// An act whose signature holds.
    pub(super) fn act(&self, bytes: &[u8]) -> Result<Sworn<'_>, ExhibitFault> {
        let act = Act::decode(bytes)?;
        let by = self.key(act.key()).ok_or(ExhibitFault::Key)?;
        Ok(Sworn { act: act.verify(&by.public, self.keys.genesis())?, by })
    }

    /// A checkpoint with the log's line first and witnesses' in their order, all of which hold.
    pub(super) fn head(&self, text: &str) -> Result<Head, ExhibitFault> {
        let note = Note::parse(text).map_err(|_| ExhibitFault::Head)?;
        let verdict = self.policy.judge(&note).map_err(|_| ExhibitFault::Head)?;
        let places: Vec<usize> = note.signatures.iter().map(|line| place(&self.policy, line)).collect();
        let ordered = places.is_sorted_by(|a, b| a < b) && places.last() != Some(&usize::MAX);
        if !ordered || places.first() != Some(&0) || note.to_string() != text {
            return Err(ExhibitFault::Head);
        }
        let (size, root) = (verdict.checkpoint.size(), *verdict.checkpoint.root());
        let term = self.sequencers.signer(verdict.checkpoint.origin(), size).ok_or(ExhibitFault::Head)?;
        Ok(Head { term, size, root, cosigners: verdict.cosigners })
    }

    /// That a leaf stands where it is said to stand.
    pub(super) fn included(&self, place: &Place, head: &Head) -> Result<(), ExhibitFault> {
        let leaf = tlog::leaf_hash(&place.leaf);
        Ok(tlog::verify_inclusion(&leaf, place.index, head.size, &place.hashes, &head.root)?)
    }

    /// A receipt that a sequencer has signed, and the number of its term.
    pub(super) fn receipt(&self, signed: &[u8]) -> Result<(Receipt, u64), ExhibitFault> {
        self.sequencers.receipt(signed, &self.founding).ok_or(ExhibitFault::Receipt)
    }

    /// The sequencers' keys of these terms, and those of these witnesses.
    pub(super) fn logs_and<'a, const N: usize>(
        &self,
        terms: [u64; N],
        witnesses: impl IntoIterator<Item = &'a str>,
    ) -> Vec<Accused> {
        let named = |name: &str| self.founding.witnesses.iter().find(|w| w.name == name);
        let witnesses = witnesses.into_iter().filter_map(named);
        let witnesses = witnesses.map(|w| Accused { name: w.name.clone(), key: w.public.into() });
        self.sequencers.accused(&BTreeSet::from(terms)).chain(witnesses).collect()
    }

    /// So many members that run a witness cannot all be dishonest, if a quorum is worth anything.
    pub(super) fn one_honest(&self) -> usize {
        self.founding.witnesses.len() - self.founding.quorum() + 1
    }
}

impl Sworn<'_> {
    /// `NORTH 1042`.
    pub(super) fn name(&self) -> String {
        alloc::format!("{} {}", self.by.name, self.act.name().serial)
    }

    pub(super) fn author(&self) -> Accused {
        Accused { name: self.by.name.clone(), key: self.by.public.bytes() }
    }

    /// Whether a leaf holds this very act, under whatever signature.
    pub(super) fn is_in(&self, leaf: &[u8]) -> bool {
        let same = |act: Act| act.key() == self.act.key() && act.statement() == self.act.statement();
        match Leaf::decode(leaf) {
            Ok(Leaf::Act { act, .. }) => Act::decode(&act).is_ok_and(same),
            _ => false,
        }
    }
}

/// The time of a leaf, if it is an act's.
pub(super) fn time_of(leaf: &[u8]) -> Option<Millis> {
    match Leaf::decode(leaf) {
        Ok(Leaf::Act { at, .. }) => Some(at),
        _ => None,
    }
}

/// Where a signature line stands among the others; 0 is the log's.
pub(super) fn place(policy: &Policy, line: &Signature) -> usize {
    if policy.logs().any(|key| line.is_by(key)) {
        return 0;
    }
    policy.witnesses().position(|(_, key)| line.is_by(key)).map_or(usize::MAX, |n| n + 1)
}

fn register(keys: &mut KeyBook, founding: &Founding, key: &Registration) -> Result<(), ExhibitFault> {
    let owner = key.name.split_once('/').map_or(key.name.as_str(), |(owner, _)| owner);
    let member = founding.member(owner).ok_or(ExhibitFault::Key)?;
    let ascend = key.approvals.is_sorted_by(|a, b| a.root < b.root);
    // Whoever else approved does not matter here, so it may not stand here.
    if !ascend || key.approvals.iter().any(|a| a.member != member) {
        return Err(ExhibitFault::Key);
    }
    let Registration { name, public, purpose, approvals } = key.clone();
    let change = Kernel::KeyAdd { name, public, purpose, approvals };
    keys.apply(founding, member, &change, 0).map_err(|_| ExhibitFault::Key)
}
