//! Two proofs that cannot both be true, as files of evidence. No node is asked: a proof brings all that they need.

use super::build::{act_of, head, in_order, registered, signers, successions};
use super::{Exhibit, Parts, Place, Registration};
use crate::Founding;
use crate::bundle::Bundle;
use crate::terms::Terms;
use act::{Act, Kernel};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use tlog::checkpoint::Checkpoint;

/// A proof by its parts: where which leaf stands, and the head over it.
struct Brought {
    place: Place,
    head: Checkpoint,
    text: String,
}

impl Brought {
    fn act(&self) -> Option<Act> {
        Act::decode(&act_of(&self.place.leaf)?).ok()
    }
}

/// The files that two proofs of one mechanism make together: two leaves at one place, two records of one size, two texts
/// under one name, two leaves that may not stand in one record, or a leaf that is older than signatures over a record without
/// it. None where they contradict each other in nothing, or one of them does not hold.
pub fn compare(first: &Bundle, second: &Bundle) -> Vec<Exhibit> {
    both(first, second).unwrap_or_default()
}

fn both(first: &Bundle, second: &Bundle) -> Option<Vec<Exhibit>> {
    let (founding, other) = (Founding::decode(first.brought().0).ok()?, second.brought().0);
    if founding.encode() != other {
        return None;
    }
    let shown = first.succession().into_iter().chain(second.succession());
    let begun: BTreeMap<u64, Kernel> = shown.filter_map(|c| Some((Terms::of(&c)?.fence.term, c))).collect();
    let mut terms = Terms::founded(&founding);
    begun.values().for_each(|change| terms.apply(change));
    let policy = terms.policy(&founding).ok()?;
    let brought = |bundle: &Bundle| {
        let (_, place, text) = bundle.brought();
        head(&policy, text).map(|(head, text)| Brought { place, head, text })
    };
    let mut both = [brought(first)?, brought(second)?];
    both.sort_by_key(|b| (b.head.size(), *b.head.root()));
    let keys: Vec<Registration> = [first, second].into_iter().filter_map(|b| added(&founding, b)).collect();
    let file = |parts: Parts| {
        let successions = successions(&founding, &terms.all, &parts, |term| begun.get(&term.fence.term).cloned())?;
        let signed = signers(&parts);
        let is_by =
            |key: &&Registration| act::PublicKey::from_bytes(&key.public).is_some_and(|p| signed.contains(&p.id()));
        let mut keys: Vec<Registration> = keys.iter().filter(is_by).cloned().collect();
        keys.dedup();
        Some(Exhibit { founding: founding.encode(), parts, keys, successions })
    };
    let files = contradictions(&both).into_iter().filter_map(file);
    Some(files.filter(|file| file.verify(None).is_ok()).collect())
}

/// What the two may show; whether they do is judged when the file is.
fn contradictions([a, b]: &[Brought; 2]) -> Vec<Parts> {
    let mut all = Vec::new();
    if a.place.index == b.place.index {
        let leaf = |of: &Brought| (of.place.leaf.clone(), of.place.hashes.clone(), of.text.clone());
        all.push(Parts::TwoLeaves { index: a.place.index, first: leaf(a), second: leaf(b) });
    } else if a.head == b.head {
        let mut places = Vec::from([a.place.clone(), b.place.clone()]);
        places.sort_by_key(|place| place.index);
        all.push(Parts::BadLeaf { places, head: a.text.clone() });
    } else if a.head.size() == b.head.size() {
        let (first, second) = (a.text.clone(), b.text.clone());
        all.push(Parts::Fork { first, second, root: *b.head.root(), hashes: Vec::new() });
    }
    if let Some((one, other)) = a.act().zip(b.act()).filter(|(one, other)| one.name() == other.name()) {
        all.push(in_order(&[one.encode(), other.encode()], |first, second| Parts::TwoTexts { first, second }));
    }
    for (late, before) in [(a, b), (b, a)] {
        if before.head.size() <= late.place.index {
            let (place, head, before) = (late.place.clone(), late.text.clone(), before.text.clone());
            all.push(Parts::BackDated { place, head, before });
        }
    }
    all
}

/// The key that a proof shows to be registered.
fn added(founding: &Founding, bundle: &Bundle) -> Option<Registration> {
    let change = bundle.key_act()?;
    let Kernel::KeyAdd { name, .. } = &change else { return None };
    let owner = name.split_once('/').map_or(name.as_str(), |(owner, _)| owner);
    registered(founding.member(owner)?, change)
}
