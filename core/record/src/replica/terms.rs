//! Which sequencer's heads a replica takes: the term in force, one whose first leaf waits here, and one that was announced.

use super::{JUDGED_MAX, Known, Replica, Witnessed};
use crate::fence::{self, Fence, FenceFault};
use crate::terms::{Term, Terms};
use crate::{LedgerFault, Receipt};
use act::Kernel;
use act::cbor::CborFault;
use tlog::Frontier;
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;
use tlog::policy::{JudgeFault, Judged, Verdict};

impl Known {
    /// Whose head it is: the first line of a checkpoint.
    pub(super) fn origin(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }
}

impl Witnessed {
    /// Whether it is of this term: signed by its key, so beyond where it begins.
    pub(crate) fn is_by(&self, term: &Term) -> bool {
        self.size > term.fence.from && self.checkpoint.lines().next() == Some(term.origin.as_str())
    }
}

impl Replica {
    /// Who orders the record from here on: the term that was announced, else the one in force.
    pub fn orders(&self) -> &Term {
        self.announced.as_ref().unwrap_or(self.ledger.term())
    }

    /// A receipt that one of the sequencers has signed, and the number of the term whose key it was.
    pub fn receipt(&self, signed: &[u8]) -> Option<(Receipt, u64)> {
        let terms = self.ledger.terms().iter().chain(&self.announced).rev();
        crate::terms::receipt(terms, signed, &self.founding().genesis())
    }

    /// Takes note of a succession before its leaf comes, so that the new sequencer's heads are known by its key: `true` if
    /// its leaf is still to come, `false` if it stands here already. The members' approvals are checked against the record
    /// as far as it has come here, all else when the leaf enters.
    ///
    /// # Errors
    /// [`LedgerFault`] if it cannot follow what stands here; [`FenceFault::Place`] also where leaves stand here that the new
    /// term leaves out: they were promised by a key that is void from there on, and must be put aside first.
    pub fn announce(&mut self, change: &Kernel) -> Result<bool, LedgerFault> {
        let Some(term) = Terms::of(change) else { return Err(LedgerFault::Content(CborFault::Range)) };
        if self.ledger.terms().contains(&term) {
            return Ok(false);
        }
        if !self.ledger.keys().succeeds(self.founding(), change) {
            return Err(LedgerFault::NotAgreed);
        }
        let (size, last) = (self.ledger.size(), &self.ledger.term().fence);
        fence::may_follow(last, &term.fence, size, &self.ledger.tree().root())?;
        if self.announced.as_ref().is_none_or(|known| known.fence.term < term.fence.term) {
            let terms = self.ledger.all_terms().with(term.clone());
            self.policy = terms.policy(self.ledger.founding()).map_err(|_| FenceFault::Unfit)?;
            self.judged.clear();
            self.announced = Some(term);
            self.forget_void();
        }
        Ok(true)
    }

    /// The policy's verdict, with every line verified once however often it comes.
    pub(crate) fn judge(&mut self, note: &Note) -> Result<Verdict, JudgeFault> {
        let at = self.judged.iter().position(|judged| judged.text() == note.text);
        let before = at.map(|n| &self.judged[n]);
        let (judged, verdict) = match Judged::by(&self.policy, note, before) {
            // The first head of a new term comes with the leaf that begins it.
            Err(JudgeFault::NoLog(origin)) => {
                let policy = self.coming(u64::MAX).and_then(|terms| terms.policy(self.founding()).ok());
                Judged::by(&policy.ok_or(JudgeFault::NoLog(origin))?, note, before)?
            }
            judged => judged?,
        };
        if let Some(at) = at {
            self.judged.remove(at);
        }
        self.judged.push_front(judged);
        self.judged.truncate(JUDGED_MAX);
        Ok(verdict)
    }

    /// All terms with those that the leaves below `size` begin which wait here, as far as each may by what stands before it,
    /// and with the one that was announced; none if nothing is to come. Whoever fetches the record anew may find several in
    /// what comes at once, and the head over it is signed by the last.
    fn coming(&self, size: u64) -> Option<Terms> {
        let (from, founding, keys) = (self.ledger.size(), self.founding(), self.ledger.keys());
        let mut terms = self.ledger.all_terms().clone();
        let known = terms.all.len();
        for (index, leaf) in (from..size).zip(&self.pending) {
            if let Some(change) = leaf.succession()
                && terms.check(founding, keys, &change, (index, &self.root_before(index))).is_ok()
            {
                terms.apply(&change);
            }
        }
        let last = terms.last().fence.term;
        terms.all.extend(self.announced.clone().filter(|term| term.fence.term > last));
        (terms.all.len() > known).then_some(terms)
    }

    /// The root of the record with what waits here before `index`. Hardly any head needs it, and it hashes all of that.
    fn root_before(&self, index: u64) -> tlog::Hash {
        let from = self.ledger.size();
        let hashes = self.ledger.tree().frontier(from).unwrap_or_default();
        let mut tree = Frontier::from_hashes(from, hashes).unwrap_or_default();
        (from..index).zip(&self.pending).for_each(|(_, leaf)| tree.push(leaf.hash()));
        tree.root()
    }

    /// The term whose key has signed a head, if that counts: not beyond where the next term begins, in the record or in what
    /// waits for this head.
    pub(crate) fn term_of(&self, head: &Checkpoint) -> Option<Term> {
        let coming = self.coming(head.size());
        coming.as_ref().unwrap_or(self.ledger.all_terms()).signer(head.origin(), head.size()).cloned()
    }

    /// Judges by the new term's key from its first leaf on.
    pub(super) fn follow_terms(&mut self) {
        // Nearly every leaf begins no term, and nothing below says anything new then.
        if self.announced.is_none() && self.policy.logs().count() == self.ledger.terms().len() {
            return;
        }
        let (last, terms) = (self.ledger.term().fence.term, self.ledger.all_terms());
        // One that goes on from another record than the one that came is none of this record's.
        let (size, root) = (self.ledger.size(), self.ledger.tree().root());
        let passed = |fence: &Fence| fence.from < size || (fence.from == size && fence.root != root);
        self.announced.take_if(|term| term.fence.term <= last || passed(&term.fence));
        let all = self.announced.clone().map_or_else(|| terms.clone(), |term| terms.with(term));
        if self.policy.logs().count() != all.all.len()
            && let Ok(policy) = all.policy(self.ledger.founding())
        {
            self.policy = policy;
            self.judged.clear();
        }
        self.forget_void();
    }

    /// What was heard of heads that turn out to be void says nothing of this record, and accuses nobody.
    fn forget_void(&mut self) {
        let terms = self.ledger.all_terms();
        let terms = self.announced.clone().map_or_else(|| terms.clone(), |term| terms.with(term));
        self.hearsay.retain(|size, heard| terms.signer(heard.origin(), *size).is_some());
    }
}
