//! Who orders the record, as its leaves say.

use super::Ledger;
use crate::LedgerFault;
use crate::terms::{Term, Terms};
use act::{Kernel, Statement};

impl Ledger {
    /// Every term of a sequencer so far, the founders' first.
    pub fn terms(&self) -> &[Term] {
        &self.terms.all
    }

    /// The term in force for the next index.
    pub fn term(&self) -> &Term {
        self.terms.last()
    }

    /// The policy by which heads are judged: the log's key of each term, and the witnesses.
    ///
    /// # Errors
    /// [`crate::FoundingFault`]; never for terms that stand in a record.
    pub fn policy(&self) -> Result<tlog::policy::Policy, crate::FoundingFault> {
        self.terms.policy(&self.founding)
    }

    /// Whether a succession may stand at the end of the record of so many leaves, of this root; other acts may.
    ///
    /// # Errors
    /// [`LedgerFault::Succession`], [`LedgerFault::NotAgreed`].
    pub fn may_succeed(&self, change: &Kernel, at: (u64, &tlog::Hash)) -> Result<(), LedgerFault> {
        self.terms.check(&self.founding, &self.keys, change, at)
    }

    /// Whether an author may have seen what is void by now: it says that it wrote before a later term began, and saw more than
    /// that goes on from. Its node offers to the successor what it wrote for the sequencer before.
    pub fn may_have_seen_void(&self, said: &Statement) -> bool {
        let written = said.claimed_s.saturating_mul(1000).saturating_sub(self.founding.clocks.tolerance_ms);
        let mut later = self.terms.all.iter().skip(1).map(|term| term.fence.from);
        later.any(|from| said.seen.size > from && self.time_of(from).is_some_and(|began| written <= began))
    }

    pub(crate) fn all_terms(&self) -> &Terms {
        &self.terms
    }
}
