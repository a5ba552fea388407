//! From what a node found to files that others can verify.

use super::court::place as line_place;
use super::{Exhibit, Parts, Place, Registration};
use crate::terms::Term;
use crate::{Evidence, Founding, KeyEntry, Leaf, LedgerFault, Replica};
use act::{Act, Approval, Kernel, KeyId, MemberId, Name};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use tlog::Hash;
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;
use tlog::policy::Policy;

/// The files that show to others what this evidence shows to the holder of `replica`; none where it shows nothing to those
/// who did not see it happen, or not yet: a later checkpoint may be what is missing.
///
/// `leaf` gives a leaf of the replica's own record, `act` an act that its holder wrote or keeps.
pub fn exhibit(
    replica: &Replica,
    evidence: &Evidence,
    leaf: impl Fn(u64) -> Option<Vec<u8>>,
    act: impl Fn(&Name) -> Option<Vec<u8>>,
) -> Vec<Exhibit> {
    let maker = Maker { replica, leaf: &leaf };
    let parts = match evidence {
        Evidence::Fork { ours, theirs } => maker.fork(ours, theirs).into_iter().collect(),
        Evidence::BadLeaf { index, leaf, fault, checkpoint, proof, other } => {
            let place = Place { index: *index, leaf: leaf.clone(), hashes: proof.clone() };
            maker.bad_leaf(place, fault, checkpoint, other.as_ref())
        }
        Evidence::BackDated { index, before, .. } => maker.back_dated(*index, before).into_iter().collect(),
        Evidence::FalseReceipt { receipt, name, index } => {
            maker.false_receipt(receipt, *index, name, act(name)).into_iter().collect()
        }
        Evidence::SeenOther { index, size, .. } => maker.seen_other(*index, *size).into_iter().collect(),
        Evidence::TwoTexts { acts, .. } => {
            Vec::from([in_order(acts, |first, second| Parts::TwoTexts { first, second })])
        }
        Evidence::TwoReceipts { receipts, .. } => {
            Vec::from([in_order(receipts, |first, second| Parts::TwoReceipts { first, second })])
        }
        Evidence::BadSeal { act, key, .. } => Vec::from([Parts::BadSeal { act: act.clone(), key: *key }]),
        Evidence::Omission { act, deposits, .. } => maker.omission(act, deposits).into_iter().collect(),
    };
    // What does not hold before anybody else sees it accuses nobody.
    parts.into_iter().filter_map(|parts| maker.sworn(parts)).filter(|made| made.verify(None).is_ok()).collect()
}

/// A checkpoint with the lines of those in the mechanism, in their one order.
pub(super) fn head(policy: &Policy, text: &str) -> Option<(Checkpoint, String)> {
    let mut note = Note::parse(text).ok()?;
    note.signatures.retain(|line| line_place(policy, line) != usize::MAX);
    note.signatures.sort_by_key(|line| line_place(policy, line));
    Some((Checkpoint::parse(&note.text).ok()?, note.to_string()))
}

struct Maker<'a> {
    replica: &'a Replica,
    leaf: &'a dyn Fn(u64) -> Option<Vec<u8>>,
}

pub(super) fn in_order(both: &[Vec<u8>; 2], parts: impl Fn(Vec<u8>, Vec<u8>) -> Parts) -> Parts {
    let [a, b] = both.clone();
    if a < b { parts(a, b) } else { parts(b, a) }
}

impl Maker<'_> {
    fn fork(&self, ours: &str, theirs: &str) -> Option<Parts> {
        let tree = self.replica.ledger().tree();
        let newest = self.replica.checkpoint().unwrap_or_default();
        // The head that our verified leaves hash to may have grown past the other one only after it was heard.
        [ours, newest].into_iter().find_map(|ours| {
            let (a, b) = (self.head(ours)?, self.head(theirs)?);
            let size = |head: &(Checkpoint, String)| (head.0.size(), *head.0.root());
            let (small, large) = if size(&a) < size(&b) { (a, b) } else { (b, a) };
            let (old, new) = (small.0.size(), large.0.size());
            if old == new {
                let (root, hashes) = (*large.0.root(), Vec::new());
                return Some(Parts::Fork { first: small.1, second: large.1, root, hashes });
            }
            let known = tree.root_at(new) == Some(*large.0.root());
            let (root, hashes) = (tree.root_at(old)?, tree.consistency(old, new)?);
            known.then_some(Parts::Fork { first: small.1, second: large.1, root, hashes })
        })
    }

    fn bad_leaf(
        &self,
        place: Place,
        fault: &LedgerFault,
        checkpoint: &str,
        other: Option<&(u64, Vec<Hash>)>,
    ) -> Vec<Parts> {
        let Some((_, head)) = self.head(checkpoint) else { return Vec::new() };
        let before = other.and_then(|(index, hashes)| {
            Some(Place { index: *index, leaf: self.leaf(*index)?, hashes: hashes.clone() })
        });
        let acts = match (fault, &before) {
            (LedgerFault::Reused { .. }, Some(before)) => act_of(&before.leaf).zip(act_of(&place.leaf)),
            _ => None,
        };
        let texts = acts.map(|(a, b)| in_order(&[a, b], |first, second| Parts::TwoTexts { first, second }));
        let places = before.into_iter().chain([place]).collect();
        [Parts::BadLeaf { places, head }].into_iter().chain(texts).collect()
    }

    fn back_dated(&self, index: u64, before: &str) -> Option<Parts> {
        let (place, head) = self.placed(index)?;
        Some(Parts::BackDated { place, head, before: self.head(before)?.1 })
    }

    fn false_receipt(&self, receipt: &[u8], promised: u64, name: &Name, act: Option<Vec<u8>>) -> Option<Parts> {
        let ledger = self.replica.ledger();
        // Where it stands; else what stands in its place; else the last leaf, which is later than what was promised.
        let index = ledger.index_of(name).unwrap_or(promised).min(ledger.size().checked_sub(1)?);
        let act = act.or_else(|| act_of(&self.leaf(ledger.index_of(name)?)?))?;
        let (place, head) = self.placed(index)?;
        Some(Parts::FalseReceipt { receipt: receipt.to_vec(), act, place, head })
    }

    fn seen_other(&self, index: u64, size: u64) -> Option<Parts> {
        let tree = self.replica.ledger().tree();
        let (place, head) = self.placed(index)?;
        let (root, hashes) = match size > index {
            true => (None, Vec::new()),
            false => (Some(tree.root_at(size)?), tree.consistency(size, self.newest()?.0.size())?),
        };
        Some(Parts::SeenOther { place, head, root, hashes })
    }

    fn omission(&self, act: &[u8], deposits: &[Vec<u8>]) -> Option<Parts> {
        let (head, text) = self.newest()?;
        let from = Act::decode(act).ok()?.statement().seen.size;
        let frontier = self.replica.ledger().tree().frontier(from)?;
        let leaves = (from..head.size()).map(|index| self.leaf(index)).collect::<Option<Vec<_>>>()?;
        Some(Parts::Omission { act: act.to_vec(), deposits: deposits.to_vec(), from, frontier, leaves, head: text })
    }

    /// A leaf of our own record under its newest head.
    fn placed(&self, index: u64) -> Option<(Place, String)> {
        let (head, text) = self.newest()?;
        let hashes = self.replica.ledger().tree().inclusion(index, head.size())?;
        Some((Place { index, leaf: self.leaf(index)?, hashes }, text))
    }

    /// Also of leaves that are verified and not handed over yet.
    fn leaf(&self, index: u64) -> Option<Vec<u8>> {
        (self.leaf)(index).or_else(|| self.replica.entered(index))
    }

    fn newest(&self) -> Option<(Checkpoint, String)> {
        self.head(self.replica.checkpoint()?)
    }

    fn head(&self, text: &str) -> Option<(Checkpoint, String)> {
        head(self.replica.policy(), text)
    }

    /// The file, with the registrations that its acts need.
    fn sworn(&self, parts: Parts) -> Option<Exhibit> {
        let ledger = self.replica.ledger();
        let mut keys = BTreeMap::new();
        for id in signers(&parts) {
            // A founding key counts from the first leaf after the genesis document on, an added one from its act on.
            let Some(entry) = ledger.keys().get(id).filter(|key| key.from > 1) else { continue };
            keys.insert(id.0, self.registration(entry)?);
        }
        let (founding, keys) = (ledger.founding().encode(), keys.into_values().collect());
        let successions = successions(ledger.founding(), ledger.terms(), &parts, |term| self.succession(term))?;
        Some(Exhibit { founding, parts, keys, successions })
    }

    fn succession(&self, term: &Term) -> Option<Kernel> {
        let act = act_of(&self.leaf(term.fence.from)?)?;
        crate::ledger::public_kernel(&Act::decode(&act).ok()?).ok()?
    }

    fn registration(&self, key: &KeyEntry) -> Option<Registration> {
        let act = act_of(&self.leaf(key.from - 1)?)?;
        let change = crate::ledger::public_kernel(&Act::decode(&act).ok()?).ok()??;
        registered(key.member, change)
    }
}

/// A key that its owner has added, with the owner's approvals and no other.
pub(super) fn registered(owner: MemberId, change: Kernel) -> Option<Registration> {
    let Kernel::KeyAdd { name, public, purpose, mut approvals } = change else { return None };
    approvals.retain(|a| a.member == owner);
    approvals.sort_by_key(|a| a.root);
    approvals.dedup_by_key(|a| a.root);
    Some(Registration { name, public, purpose, approvals })
}

/// Those that the terms of what was signed began with, and those of the terms between; `shown` gives the act that began one.
pub(super) fn successions(
    founding: &Founding,
    terms: &[Term],
    parts: &Parts,
    shown: impl Fn(&Term) -> Option<Kernel>,
) -> Option<Vec<Kernel>> {
    let (heads, receipts) = by_log(parts);
    let origins: Vec<&str> = heads.iter().filter_map(|head| head.lines().next()).collect();
    let by = |signed: &&[u8]| crate::terms::receipt(terms, signed, &founding.genesis());
    let receipts: Vec<u64> = receipts.iter().filter_map(|signed| Some(by(signed)?.1)).collect();
    let signed = |term: &Term| origins.contains(&term.origin.as_str()) || receipts.contains(&term.fence.term);
    let (first, last) = (terms.iter().position(signed), terms.iter().rposition(signed));
    let (Some(first), Some(last)) = (first, last) else { return Some(Vec::new()) };
    let needed = terms[first..=last].iter().filter(|term| term.fence.term > 1);
    needed.map(|term| Some(as_founded(founding, shown(term)?))).collect()
}

/// The keys of the acts whose signatures the verdict rests on.
pub(super) fn signers(parts: &Parts) -> Vec<KeyId> {
    let of = |bytes: &[u8]| Act::decode(bytes).ok().map(|act| act.key());
    let in_leaf = |place: &Place| act_of(&place.leaf).and_then(|act| of(&act));
    match parts {
        Parts::Fork { .. } | Parts::TwoLeaves { .. } | Parts::TwoReceipts { .. } | Parts::BackDated { .. } => {
            Vec::new()
        }
        Parts::BadLeaf { places, .. } if places.len() == 1 => places.iter().filter_map(in_leaf).collect(),
        Parts::BadLeaf { .. } => Vec::new(),
        Parts::SeenOther { place, .. } => in_leaf(place).into_iter().collect(),
        Parts::FalseReceipt { act, .. } | Parts::BadSeal { act, .. } => of(act).into_iter().collect(),
        Parts::TwoTexts { first, .. } => of(first).into_iter().collect(),
        Parts::Omission { act, deposits, .. } => {
            [act].into_iter().chain(deposits).filter_map(|bytes| of(bytes)).collect()
        }
    }
}

/// The heads and the receipts that a log has signed.
fn by_log(parts: &Parts) -> (Vec<&str>, Vec<&[u8]>) {
    match parts {
        Parts::Fork { first, second, .. } => (Vec::from([first.as_str(), second]), Vec::new()),
        Parts::TwoLeaves { first, second, .. } => (Vec::from([first.2.as_str(), &second.2]), Vec::new()),
        Parts::BackDated { head, before, .. } => (Vec::from([head.as_str(), before]), Vec::new()),
        Parts::FalseReceipt { receipt, head, .. } => (Vec::from([head.as_str()]), Vec::from([receipt.as_slice()])),
        Parts::TwoReceipts { first, second } => (Vec::new(), Vec::from([first.as_slice(), second])),
        Parts::BadLeaf { head, .. } | Parts::SeenOther { head, .. } | Parts::Omission { head, .. } => {
            (Vec::from([head.as_str()]), Vec::new())
        }
        Parts::TwoTexts { .. } | Parts::BadSeal { .. } => (Vec::new(), Vec::new()),
    }
}

/// A succession with the approvals that the genesis document alone shows to be the members': roots may have been replaced since.
fn as_founded(founding: &Founding, mut change: Kernel) -> Kernel {
    let bytes = change.change();
    if let Kernel::Succession { approvals, .. } = &mut change {
        let by = |a: &Approval| founding.entry(a.member).is_some_and(|m| m.holds(a, &bytes, &founding.genesis()));
        approvals.retain(by);
    }
    change
}

pub(super) fn act_of(leaf: &[u8]) -> Option<Vec<u8>> {
    match Leaf::decode(leaf) {
        Ok(Leaf::Act { act, .. }) => Some(act),
        _ => None,
    }
}
