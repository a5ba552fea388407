//! One member's own copy: trusts nobody, verifies every leaf, and notices when the sequencer shows two faces.
//!
//! Leaves that arrive are only *pending*. They enter the ledger when a checkpoint that the sequencer signed covers them;
//! from then on they are *sequenced*, and *witnessed* once a quorum has cosigned. Source: DESIGN 4, LEDGER 4.4.

mod terms;

use crate::terms::Term;
use crate::{CheckedLeaf, Evidence, Founding, Included, Ledger, LedgerFault, Receipt};
use act::Name;
use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use tlog::note::Note;
use tlog::policy::{JudgeFault, Judged, Policy, Verdict};
use tlog::{Frontier, Hash};

/// The most leaves that may wait for their checkpoint.
pub const PENDING_MAX: usize = 65_536;

/// The most checkpoints heard from others that are remembered.
const HEARSAY_MAX: usize = 64;

/// The most checkpoints whose verified lines are remembered.
const JUDGED_MAX: usize = 8;

/// Why something that arrived is not taken. Unlike [`Evidence`] it accuses nobody: a broken link does the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplicaFault {
    /// Not a signed checkpoint.
    #[error(transparent)]
    Note(#[from] tlog::note::NoteFault),
    /// Not signed by this mechanism's sequencer, or a known signature does not hold.
    #[error(transparent)]
    Judge(#[from] JudgeFault),
    /// It covers leaves that have not arrived: ask for them.
    #[error("leaves {from} to {to} have not arrived")]
    Missing {
        /// First missing.
        from: u64,
        /// One past the last.
        to: u64,
    },
    /// The pending leaves do not hash to the checkpoint's root: they were dropped, ask for them again.
    #[error("leaves from {from} on do not match the checkpoint")]
    Mismatch {
        /// First to ask for again.
        from: u64,
    },
    /// A leaf out of order.
    #[error("leaf {got} arrived where {want} belongs")]
    Order {
        /// Its index.
        got: u64,
        /// The next.
        want: u64,
    },
    /// Too many leaves wait for a checkpoint, or one is longer than any leaf may be.
    #[error("more than 65,536 leaves wait for a checkpoint, or one is too long")]
    Full,
    /// Signed by a sequencer that another has succeeded, beyond the record that its successor went on from: void.
    #[error("the checkpoint of size {0} is void: another sequencer has succeeded the one that signed it")]
    Void(u64),
    /// It proves that somebody cheats.
    #[error("evidence against the sequencer or an author: {}", .0.key())]
    Cheat(alloc::boxed::Box<Evidence>),
}

/// What a checkpoint brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Acts that are now in the record, in order; also those that entered before a fault and were not handed over then.
    pub included: Vec<Included>,
    /// Their leaves' bytes, leaf 0 too when it is among them: to be kept before anything is shown.
    pub leaves: Vec<Vec<u8>>,
    /// Size of the verified record.
    pub size: u64,
    /// Witnesses that have cosigned this checkpoint, with their times in seconds.
    pub cosigners: Vec<(String, u64)>,
    /// Whether they are a quorum.
    pub quorum: bool,
    /// Alarms that do not stop the record.
    pub alarms: Vec<Evidence>,
}

/// A verified copy of the record.
pub struct Replica {
    ledger: Ledger,
    policy: Policy,
    pending: VecDeque<CheckedLeaf>,
    checkpoint: Option<Known>,
    witnessed: Option<Witnessed>,
    /// Checkpoints heard from others that are beyond our own size, by size; compared when we come that far.
    hearsay: BTreeMap<u64, Known>,
    /// What entered the ledger and was not yet handed over to be kept.
    entered: (Vec<Included>, Vec<Vec<u8>>),
    alarms: Vec<Evidence>,
    /// The checkpoints judged last: each comes several times, with one line more.
    judged: VecDeque<Judged>,
    /// A term whose succession the members have approved and whose first leaf has not entered yet.
    announced: Option<Term>,
}

#[derive(Debug, Clone)]
struct Known {
    size: u64,
    root: Hash,
    text: String,
}

/// The largest part of the record that a quorum has cosigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    /// Number of leaves.
    pub size: u64,
    /// The checkpoint with its cosignatures.
    pub checkpoint: String,
    /// The quorum's earliest sufficient time, seconds: no later than this the leaves were in the record.
    pub at_s: u64,
    /// Who has cosigned.
    pub cosigners: Vec<(String, u64)>,
}

impl Replica {
    /// A copy that starts with `ledger`, as rebuilt from the segment.
    ///
    /// # Errors
    /// [`crate::FoundingFault`] if the policy cannot be made; never for a founding that was checked.
    pub fn new(ledger: Ledger) -> Result<Replica, crate::FoundingFault> {
        let policy = ledger.policy()?;
        Ok(Replica {
            ledger,
            policy,
            pending: VecDeque::new(),
            checkpoint: None,
            witnessed: None,
            hearsay: BTreeMap::new(),
            entered: (Vec::new(), Vec::new()),
            alarms: Vec::new(),
            judged: VecDeque::new(),
            announced: None,
        })
    }

    /// Takes a leaf of one's own segment, which a checkpoint had covered before it was written.
    ///
    /// # Errors
    /// [`LedgerFault`] if it may not stand there: the disk has changed.
    pub fn refold(&mut self, leaf: &mut CheckedLeaf) -> Result<Option<Included>, LedgerFault> {
        let act = self.ledger.apply_checked(leaf)?;
        self.follow_terms();
        Ok(act)
    }

    /// The next leaf that has neither arrived nor entered.
    pub fn wants(&self) -> u64 {
        self.ledger.size() + self.pending.len() as u64
    }

    /// Forgets leaves that wait for a checkpoint, as after a broken stream.
    pub fn drop_pending(&mut self) {
        self.pending.clear();
    }

    /// Takes a leaf as it arrives. It is believed only when a checkpoint covers it. One already held is ignored.
    ///
    /// # Errors
    /// [`ReplicaFault::Order`], [`ReplicaFault::Full`].
    pub fn accept_leaf(&mut self, index: u64, leaf: Vec<u8>) -> Result<(), ReplicaFault> {
        self.accept_checked(index, CheckedLeaf::unchecked(leaf))
    }

    /// As [`Replica::accept_leaf`], for a leaf whose signature was checked on another thread.
    ///
    /// # Errors
    /// As [`Replica::accept_leaf`].
    pub fn accept_checked(&mut self, index: u64, leaf: CheckedLeaf) -> Result<(), ReplicaFault> {
        let want = self.wants();
        if index < want {
            return Ok(());
        }
        if leaf.bytes().len() > crate::LEAF_LEN_MAX {
            return Err(ReplicaFault::Full);
        }
        if index > want {
            return Err(ReplicaFault::Order { got: index, want });
        }
        if self.pending.len() >= PENDING_MAX {
            return Err(ReplicaFault::Full);
        }
        self.pending.push_back(leaf);
        Ok(())
    }

    /// Takes a checkpoint: verifies it, and every leaf that it newly covers.
    ///
    /// # Errors
    /// [`ReplicaFault`]; [`ReplicaFault::Cheat`] carries evidence and is also kept in [`Replica::alarms`].
    pub fn accept_checkpoint(&mut self, text: &str) -> Result<Progress, ReplicaFault> {
        let (known, verdict) = self.verify(text)?;
        if known.size < self.ledger.size() {
            self.same_record(&known)?;
            return Ok(self.progress(known, verdict));
        }
        if known.size > self.wants() {
            return Err(ReplicaFault::Missing { from: self.wants(), to: known.size });
        }
        self.leaves_match(&known)?;
        self.enter(&known)?;
        self.compare_heard();
        Ok(self.progress(known, verdict))
    }

    /// Takes a checkpoint that another member holds. `Ok(true)` if it is of our record as far as we have it.
    ///
    /// # Errors
    /// [`ReplicaFault::Cheat`] with [`Evidence::Fork`] if it cannot be of the same record.
    pub fn hear(&mut self, text: &str) -> Result<bool, ReplicaFault> {
        let (known, _) = self.verify(text)?;
        if known.size <= self.ledger.size() {
            self.same_record(&known)?;
            return Ok(true);
        }
        // Another sequencer's head of this size is not of the same term, and one of the two will turn out to be void.
        let other = |heard: &&Known| heard.root != known.root && heard.origin() == known.origin();
        if let Some(heard) = self.hearsay.get(&known.size).filter(other) {
            let (ours, theirs) = (heard.text.clone(), known.text);
            return Err(self.cheat(Evidence::Fork { ours, theirs }));
        }
        self.hearsay.entry(known.size).or_insert(known);
        // The nearest are compared first; the others will be heard again.
        if self.hearsay.len() > HEARSAY_MAX {
            self.hearsay.pop_last();
        }
        Ok(false)
    }

    /// Checks a receipt for one of our acts against the record. `Ok(None)` if the record has not come that far.
    ///
    /// It need not come that far where it contradicts the receipt already: the act stands elsewhere, or a leaf before the
    /// promised place is later than the promised time.
    ///
    /// # Errors
    /// [`ReplicaFault::Cheat`] with [`Evidence::FalseReceipt`].
    pub fn audit(&mut self, name: Name, signed: &[u8], receipt: &Receipt) -> Result<Option<()>, ReplicaFault> {
        // Beyond the end of its signer's term a receipt is void: the act is offered to the successor, and nobody is accused.
        let term = self.receipt(signed).map(|(_, term)| term);
        if term.and_then(|term| self.ledger.all_terms().end(term)).is_some_and(|end| receipt.index >= end) {
            return Ok(Some(()));
        }
        let stands = self.ledger.is_act(&name, &receipt.act).then(|| self.ledger.index_of(&name)).flatten();
        if receipt.index >= self.ledger.size() && stands.is_none() && self.ledger.last_at() <= receipt.at {
            return Ok(None);
        }
        if stands == Some(receipt.index) && self.ledger.time_of(receipt.index) == Some(receipt.at) {
            return Ok(Some(()));
        }
        let evidence = Evidence::FalseReceipt { receipt: signed.to_vec(), name, index: receipt.index };
        Err(self.cheat(evidence))
    }

    fn verify(&mut self, text: &str) -> Result<(Known, Verdict), ReplicaFault> {
        let note = Note::parse(text)?;
        let verdict = self.judge(&note)?;
        if self.term_of(&verdict.checkpoint).is_none() {
            return Err(ReplicaFault::Void(verdict.checkpoint.size()));
        }
        let (size, root) = (verdict.checkpoint.size(), *verdict.checkpoint.root());
        // Lines of unknown keys prove nothing, and would make every bundle that carries this text unverifiable.
        let signatures = self.judged.front().map_or_else(Vec::new, |judged| judged.lines().to_vec());
        let text = Note { text: note.text, signatures }.to_string();
        Ok((Known { size, root, text }, verdict))
    }

    fn same_record(&mut self, known: &Known) -> Result<(), ReplicaFault> {
        if self.ledger.tree().root_at(known.size) == Some(known.root) {
            return Ok(());
        }
        let ours = self.checkpoint.as_ref().map_or_else(String::new, |c| c.text.clone());
        Err(self.cheat(Evidence::Fork { ours, theirs: known.text.clone() }))
    }

    fn leaves_match(&mut self, known: &Known) -> Result<(), ReplicaFault> {
        let (from, size) = (self.ledger.size(), known.size);
        let hashes = self.ledger.tree().frontier(from).unwrap_or_default();
        let mut frontier = Frontier::from_hashes(from, hashes).unwrap_or_default();
        let new = (size - from) as usize;
        self.pending.iter().take(new).for_each(|leaf| frontier.push(leaf.hash()));
        if frontier.root() == known.root {
            return Ok(());
        }
        if new == 0 {
            return self.same_record(known);
        }
        self.pending.clear();
        Err(ReplicaFault::Mismatch { from })
    }

    fn enter(&mut self, known: &Known) -> Result<(), ReplicaFault> {
        while self.ledger.size() < known.size {
            let Some(mut leaf) = self.pending.pop_front() else { break };
            let index = self.ledger.size();
            match self.ledger.apply_checked(&mut leaf) {
                Ok(act) => {
                    self.follow_terms();
                    if let Some(act) = act {
                        self.compare_seen(&act);
                        self.entered.0.push(act);
                    }
                    self.entered.1.push(leaf.into_bytes());
                }
                Err(fault) => {
                    let (proof, other) = self.placed(&leaf, &fault, known.size);
                    self.pending.clear();
                    let (leaf, checkpoint) = (leaf.into_bytes(), known.text.clone());
                    return Err(self.cheat(Evidence::BadLeaf { index, leaf, fault, checkpoint, proof, other }));
                }
            }
        }
        Ok(())
    }

    /// Where a leaf stands that was refused, under the head over it and what follows; and so the one it may not follow.
    fn placed(&self, leaf: &CheckedLeaf, fault: &LedgerFault, size: u64) -> (Vec<Hash>, Option<(u64, Vec<Hash>)>) {
        let mut tree = self.ledger.tree().clone();
        let index = tree.size();
        tree.push(leaf.hash());
        self.pending.iter().for_each(|leaf| tree.push(leaf.hash()));
        let inclusion = |index| tree.inclusion(index, size).unwrap_or_default();
        let other = match fault {
            LedgerFault::Reused { index, .. } | LedgerFault::Again { index, .. } => Some(*index),
            LedgerFault::Backwards { .. } => index.checked_sub(1).filter(|before| *before > 0),
            _ => None,
        };
        (inclusion(index), other.map(|other| (other, inclusion(other))))
    }

    fn compare_seen(&mut self, act: &Included) {
        let seen = act.act.statement().seen;
        // An act cannot have seen its own leaf, so what it saw lies before its index.
        let other = seen.size > act.index || !self.ledger.has_seen(&seen);
        if other && !self.ledger.may_have_seen_void(act.act.statement()) {
            let alarm = Evidence::SeenOther { name: act.act.name(), index: act.index, size: seen.size };
            self.raise(alarm);
        }
    }

    /// A fork that shows now is an alarm, no fault: our own leaves are verified, and must be handed over.
    fn compare_heard(&mut self) {
        let later = self.hearsay.split_off(&(self.ledger.size() + 1));
        for heard in core::mem::replace(&mut self.hearsay, later).into_values() {
            let _ = self.same_record(&heard);
        }
    }

    /// A leaf that entered and was not handed over yet.
    pub(crate) fn entered(&self, index: u64) -> Option<Vec<u8>> {
        let first = self.ledger.size() - self.entered.1.len() as u64;
        self.entered.1.get(usize::try_from(index.checked_sub(first)?).ok()?).cloned()
    }

    /// Takes back what could not be used, so that it is handed over with what follows.
    pub(crate) fn take_back(&mut self, progress: Progress) {
        let later = core::mem::replace(&mut self.entered, (progress.included, progress.leaves));
        self.entered.0.extend(later.0);
        self.entered.1.extend(later.1);
    }

    fn progress(&mut self, known: Known, verdict: Verdict) -> Progress {
        let (included, leaves) = core::mem::take(&mut self.entered);
        if verdict.quorum && self.witnessed.as_ref().is_none_or(|w| w.size <= known.size) {
            let at_s = self.quorum_time(&verdict.cosigners);
            let cosigners = verdict.cosigners.clone();
            self.witnessed = Some(Witnessed { size: known.size, checkpoint: known.text.clone(), at_s, cosigners });
        }
        if self.checkpoint.as_ref().is_none_or(|c| c.size <= known.size) {
            self.checkpoint = Some(known);
        }
        Progress {
            included,
            leaves,
            size: self.ledger.size(),
            cosigners: verdict.cosigners,
            quorum: verdict.quorum,
            alarms: self.alarms.clone(),
        }
    }

    /// The time at which the quorum was complete, if its members signed in the order of their times.
    fn quorum_time(&self, cosigners: &[(String, u64)]) -> u64 {
        let mut times: Vec<u64> = cosigners.iter().map(|(_, t)| *t).collect();
        times.sort_unstable();
        times.get(self.ledger.founding().quorum() - 1).copied().unwrap_or(0)
    }

    fn cheat(&mut self, evidence: Evidence) -> ReplicaFault {
        self.raise(evidence.clone());
        ReplicaFault::Cheat(alloc::boxed::Box::new(evidence))
    }

    /// The verified record.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The mechanism.
    pub fn founding(&self) -> &Founding {
        self.ledger.founding()
    }

    /// The mechanism's policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The newest checkpoint that was verified.
    pub fn checkpoint(&self) -> Option<&str> {
        self.checkpoint.as_ref().map(|c| c.text.as_str())
    }

    /// The checkpoint to show to others: the largest that was verified, and of equal ones that of the quorum. A head that
    /// nobody has cosigned yet counts as well: a sequencer that comes up from an older copy must hear of what it signed.
    pub fn newest(&self) -> Option<&str> {
        self.newest_of().map(|(_, text)| text)
    }

    /// The same, with its size.
    pub(crate) fn newest_of(&self) -> Option<(u64, &str)> {
        let plain = self.checkpoint.as_ref().map(|known| (known.size, known.text.as_str()));
        plain.into_iter().chain(self.witnessed().map(|w| (w.size, w.checkpoint.as_str()))).max_by_key(|(size, _)| *size)
    }

    /// The largest part of the record that a quorum has cosigned.
    pub fn witnessed(&self) -> Option<&Witnessed> {
        self.witnessed.as_ref()
    }

    /// Everything that was ever found wrong. Alarms survive until somebody answers them.
    pub fn alarms(&self) -> &[Evidence] {
        &self.alarms
    }

    /// Records evidence that somebody else of this house found, such as its witness.
    pub fn raise(&mut self, evidence: Evidence) {
        // A cheat that repeats itself must not fill the disk: one leaf is one alarm, whatever checkpoint covers it.
        if !self.alarms.iter().any(|known| known.is_same(&evidence)) {
            self.alarms.push(evidence);
        }
    }
}
