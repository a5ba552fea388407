//! Whose log key signed what a file brings: the founders' sequencer's, or that of one who is shown to have succeeded it.
//!
//! A succession is judged as the record judges it, by the members and roots of the genesis document, and needs no record: what
//! members approve names the place, the new key and the mechanism. That no term stands between two that a file compares, their
//! numbers show, none of which is left out.

use super::{Accused, ExhibitFault};
use crate::fence::{self, Fence};
use crate::terms::{self, Terms};
use crate::{Founding, FoundingFault, KeyBook, Receipt};
use act::Kernel;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::cell::RefCell;
use tlog::policy::Policy;

/// The founders' term, and those whose succession the file shows.
pub(super) struct Sequencers {
    terms: Terms,
    used: RefCell<BTreeSet<u64>>,
}

impl Sequencers {
    /// Each must follow the one before it, and the members must have approved it.
    pub(super) fn open(founding: &Founding, keys: &KeyBook, shown: &[Kernel]) -> Result<Sequencers, ExhibitFault> {
        let mut terms = Terms::founded(founding);
        for change in shown {
            let place = Terms::of(change).ok_or(ExhibitFault::Succession)?.fence;
            terms.check(founding, keys, change, (place.from, &place.root)).map_err(|_| ExhibitFault::Succession)?;
            terms.apply(change);
        }
        Ok(Sequencers { terms, used: RefCell::default() })
    }

    pub(super) fn policy(&self, founding: &Founding) -> Result<Policy, FoundingFault> {
        self.terms.policy(founding)
    }

    /// The term whose key has signed a head of this origin and size, if that counts by what is shown.
    pub(super) fn signer(&self, origin: &str, size: u64) -> Option<u64> {
        let term = self.terms.signer(origin, size)?.fence.term;
        self.used.borrow_mut().insert(term);
        Some(term)
    }

    /// A receipt, and the term whose key has signed it.
    pub(super) fn receipt(&self, signed: &[u8], founding: &Founding) -> Option<(Receipt, u64)> {
        let (receipt, term) = terms::receipt(&self.terms.all, signed, &founding.genesis())?;
        self.used.borrow_mut().insert(term);
        Some((receipt, term))
    }

    /// Whether what two keys have signed over so many leaves is of two terms. Of those the earlier must be the founders': no
    /// file shows whether another has come to nothing. And what it signed must count: beyond the end of its term it is void, and
    /// contradicts nobody.
    pub(super) fn are_two(&self, both: [(u64, u64); 2]) -> Result<bool, ExhibitFault> {
        let [(first, size), (last, _)] = if both[0] <= both[1] { both } else { [both[1], both[0]] };
        if first == last {
            return Ok(false);
        }
        let fences: Vec<Fence> = self.terms.all.iter().map(|term| term.fence).collect();
        let follow = (first..=last).all(|term| fences.iter().any(|fence| fence.term == term));
        if first > Fence::first().term || !follow || !fence::counts(&fences, first, size) {
            return Err(ExhibitFault::Nothing);
        }
        self.used.borrow_mut().extend(first..=last);
        Ok(true)
    }

    /// When the record of this term begins.
    pub(super) fn from(&self, term: u64) -> u64 {
        self.terms.all.iter().find(|t| t.fence.term == term).map_or(0, |t| t.fence.from)
    }

    /// The log's keys of these terms, in order.
    pub(super) fn accused(&self, terms: &BTreeSet<u64>) -> impl Iterator<Item = Accused> {
        let all = self.terms.all.iter().filter(|term| terms.contains(&term.fence.term));
        all.map(|term| Accused { name: term.origin.clone(), key: term.key.into() })
    }

    /// Nothing may stand in a file that its verdict does not rest on.
    pub(super) fn all_used(&self) -> Result<(), ExhibitFault> {
        let used = self.used.borrow();
        let mut later = self.terms.all.iter().skip(1);
        if later.all(|term| used.contains(&term.fence.term)) { Ok(()) } else { Err(ExhibitFault::Succession) }
    }
}
