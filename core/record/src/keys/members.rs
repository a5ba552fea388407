//! Who is a member at an index, with which root keys: what an approval is judged by there.
//!
//! A root is replaced by the member's two others, and from the next leaf on signs nothing that counts. A member leaves when
//! all who decide have approved: its keys are void from the next leaf on, and it decides nothing any more. Both are
//! decided by position, like everything about keys. Why: docs/decisions/0011.

use super::{KeyBook, KeyFault};
use crate::fence;
use crate::mechanism::holds;
use crate::{Founding, Mechanism};
use act::{Approval, Kernel, KeyBytes, KeyId, MemberId, MemberKind, PublicKey};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A member's three root keys.
pub type Roots = [KeyBytes; 3];

/// Members as they stand at an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Members {
    pub(super) roots: BTreeMap<MemberId, Roots>,
    /// Where a root of a member was replaced.
    pub(super) replaced: BTreeMap<MemberId, Vec<u64>>,
    /// First index at which a member is none any more.
    pub(super) gone: BTreeMap<MemberId, u64>,
}

impl Members {
    pub(super) fn founded(founding: &Founding) -> Members {
        let roots = (0..).map(MemberId).zip(founding.members.iter().map(|m| m.roots)).collect();
        Members { roots, replaced: BTreeMap::new(), gone: BTreeMap::new() }
    }
}

impl KeyBook {
    /// A member's root keys, as they stand for the next index.
    pub fn roots(&self, member: MemberId) -> Option<&Roots> {
        self.members.roots.get(&member)
    }

    /// Where a member's roots were replaced, in order.
    pub fn roots_replaced(&self, member: MemberId) -> &[u64] {
        self.members.replaced.get(&member).map_or(&[], Vec::as_slice)
    }

    /// First index at which a member is none any more, if it has left.
    pub fn gone(&self, member: MemberId) -> Option<u64> {
        self.members.gone.get(&member).copied()
    }

    /// Every member that has left, and from which index on.
    pub fn all_gone(&self) -> impl Iterator<Item = (MemberId, u64)> {
        self.members.gone.iter().map(|(member, at)| (*member, *at))
    }

    /// Whether at least two of this member's roots signed `change`, and every signature of its that is here holds.
    pub fn approves(&self, member: MemberId, change: &[u8], approvals: &[Approval]) -> bool {
        let Some(roots) = self.roots(member) else { return false };
        let mut signed = [false; 3];
        for a in approvals.iter().filter(|a| a.member == member) {
            if !holds(roots, a, change, &self.genesis) {
                return false;
            }
            signed[a.root as usize] = true;
        }
        signed.iter().filter(|s| **s).count() >= 2
    }

    /// Whether two roots of each party and of the supervisor approve `change`; of a member that is to leave, only where it
    /// is a party: nobody can put one side out. Every approval that is here holds, by a member that is still one, and they
    /// ascend by member and root: others may join in, nobody can be made to seem to.
    pub fn agrees(&self, mechanism: &Mechanism, change: &Kernel) -> bool {
        let Some(approvals) = change.agreement() else { return true };
        let bytes = change.change();
        let leaves = |id: MemberId| matches!(change, Kernel::MemberSuspend { member, .. } if *member == id);
        let decides = |id: MemberId, kind: MemberKind| match kind {
            MemberKind::Party => true,
            MemberKind::Supervisor => !leaves(id),
            _ => false,
        };
        let members = (0..).map(MemberId).zip(&mechanism.members);
        let mut deciders = members.filter(|(id, m)| self.gone(*id).is_none() && decides(*id, m.kind));
        let holds_one = |a: &Approval| {
            self.gone(a.member).is_none()
                && self.roots(a.member).is_some_and(|roots| holds(roots, a, &bytes, &self.genesis))
        };
        approvals.is_sorted_by(|a, b| (a.member, a.root) < (b.member, b.root))
            && approvals.iter().all(holds_one)
            && deciders.all(|(id, _)| approvals.iter().filter(|a| a.member == id).count() >= 2)
    }

    /// Whether two roots each of more than two thirds of all members approve a succession; every approval that is here holds,
    /// and they ascend. One party alone can neither force it nor hold it up, and no member can.
    pub fn succeeds(&self, mechanism: &Mechanism, change: &Kernel) -> bool {
        let Kernel::Succession { approvals, .. } = change else { return false };
        let bytes = change.change();
        let all = (0..mechanism.members.len() as u64).map(MemberId);
        let stay: Vec<MemberId> = all.filter(|id| self.gone(*id).is_none()).collect();
        let holds_one = |a: &Approval| {
            self.gone(a.member).is_none()
                && self.roots(a.member).is_some_and(|roots| holds(roots, a, &bytes, &self.genesis))
        };
        let signed: Vec<(MemberId, u64)> = approvals.iter().map(|a| (a.member, a.root)).collect();
        fence::agreed(&signed, &stay) && approvals.iter().all(holds_one)
    }

    /// Replaces a root of `author` at `index`.
    pub(super) fn replace_root(&mut self, author: MemberId, change: &Kernel, index: u64) -> Result<(), KeyFault> {
        let Kernel::RootReplace { root, public, replaces, approvals } = change else { return Ok(()) };
        // The root that is replaced has no say: it may be the one that was stolen.
        let others = !approvals.iter().any(|a| a.member == author && a.root == *root);
        if !others || !self.approves(author, &change.change(), approvals) {
            return Err(KeyFault::NotApproved);
        }
        let roots = self.members.roots.get_mut(&author).ok_or(KeyFault::NotApproved)?;
        let usable = PublicKey::from_bytes(public).is_some() && !roots.contains(public);
        let slot = usize::try_from(*root).ok().and_then(|n| roots.get_mut(n));
        let slot = slot.filter(|slot| usable && **slot == *replaces).ok_or(KeyFault::Root)?;
        *slot = *public;
        self.members.replaced.entry(author).or_default().push(index);
        Ok(())
    }

    /// Takes a member out at `index`; that all who decide have approved is checked apart.
    pub(super) fn leave(&mut self, mechanism: &Mechanism, change: &Kernel, index: u64) -> Result<(), KeyFault> {
        let Kernel::MemberSuspend { member, .. } = change else { return Ok(()) };
        if mechanism.entry(*member).is_none() || self.gone(*member).is_some() {
            return Err(KeyFault::NoMember);
        }
        let stays = |id: MemberId| id != *member && self.gone(id).is_none();
        if mechanism.witnesses.iter().filter(|w| stays(w.member)).count() < mechanism.quorum() {
            return Err(KeyFault::Witnesses);
        }
        self.members.gone.insert(*member, index + 1);
        Ok(())
    }

    /// Whether the owner of a key is still a member at `index`.
    pub(super) fn still_member(&self, key: KeyId, member: MemberId, index: u64) -> Result<(), KeyFault> {
        match self.gone(member) {
            Some(at) if index >= at => Err(KeyFault::Gone(key, at)),
            _ => Ok(()),
        }
    }
}
