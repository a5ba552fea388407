//! What comes in from others: leaves, checkpoints, a witness's questions, evidence. Verified, made durable, then folded.

use super::state::Heard;
use super::state::{Pulse, State};
use crate::fault::CliFault;
use record::{Answer, CheckedLeaf, Included, ReplicaFault, Unsure};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tlog::witness::AddCheckpoint;

/// A busy record has twenty checkpoints a second, and each replaced file costs two syncs.
const CHECKPOINT_KEPT_EVERY: Duration = Duration::from_secs(1);

impl State {
    /// Takes what came over the stream: leaves and the checkpoint over them.
    ///
    /// # Errors
    /// [`ReplicaFault`]; what was verified before stays.
    pub fn receive(&mut self, leaves: Vec<(u64, Vec<u8>)>, checkpoint: Option<&str>) -> Result<(), ReplicaFault> {
        for (index, leaf) in leaves {
            self.replica.accept_leaf(index, leaf)?;
        }
        checkpoint.map_or(Ok(()), |text| self.covered(text))
    }

    /// Takes leaves from this node's own sequencer, which has checked their signatures in this same process and memory. All
    /// else is verified as if they had come from far away.
    ///
    /// # Errors
    /// As [`State::receive`].
    pub fn receive_own(
        &mut self,
        from: u64,
        leaves: &[Arc<CheckedLeaf>],
        checkpoint: &str,
    ) -> Result<(), ReplicaFault> {
        for (index, leaf) in (from..).zip(leaves) {
            self.replica.accept_checked(index, CheckedLeaf::clone(leaf))?;
        }
        self.covered(checkpoint)
    }

    /// Takes the checkpoint over what came.
    fn covered(&mut self, text: &str) -> Result<(), ReplicaFault> {
        let result = self.replica.accept_checkpoint(text);
        match result {
            Ok(progress) => {
                self.keep_leaves(&progress.leaves, &progress.included);
                self.note_checkpoint(text, progress.quorum);
                if progress.leaves.is_empty() {
                    self.seen_the_head();
                }
                Ok(())
            }
            Err(fault) => {
                self.keep_evidence();
                Err(fault)
            }
        }
    }

    /// Writes new leaves durably, then folds them.
    pub(super) fn keep_leaves(&mut self, leaves: &[Vec<u8>], included: &[Included]) {
        if leaves.is_empty() || self.broken.is_some() {
            return;
        }
        if let Err(fault) = record::hold(self, leaves, included) {
            tracing::error!(?fault, "this node's disk is at fault: it keeps and signs nothing more");
            self.broken = Some(format!("{fault:?}"));
        }
        self.keep_evidence();
    }

    pub(super) fn note_checkpoint(&mut self, text: &str, quorum: bool) {
        let size = self.replica.ledger().size();
        let witnessed = self.replica.witnessed().map_or(0, |w| w.size);
        self.unwitnessed_since = match self.unwitnessed_since {
            _ if witnessed >= size => None,
            Some(since) => Some(since),
            None => Some(self.now()),
        };
        let at_s = self.replica.witnessed().map_or(0, |w| w.at_s);
        if at_s > self.fresh.0 {
            self.fresh = (at_s, Instant::now());
            self.note_times();
        }
        if quorum {
            self.note_witnesses();
            self.checkpoint_due = Some(text.to_owned());
            if self.checkpoint_kept.elapsed() >= CHECKPOINT_KEPT_EVERY {
                self.keep_checkpoint();
            }
        }
        self.beat();
    }

    /// Notes who has cosigned the newest checkpoint with a quorum.
    fn note_witnesses(&mut self) {
        let Some(witnessed) = self.replica.witnessed() else { return };
        let (size, cosigners) = (witnessed.size, witnessed.cosigners.clone());
        let names: Vec<String> = self.founding().witnesses.iter().map(|w| w.name.clone()).collect();
        self.witnessing.note(self.now(), size, &cosigners, &names);
    }

    /// Since when this node counts, over how many checkpoints, and what each witness has done.
    pub(crate) fn seats(&self) -> (u64, u64, Vec<desk::Seat>) {
        let names: Vec<String> = self.founding().witnesses.iter().map(|w| w.name.clone()).collect();
        self.witnessing.seats(&names)
    }

    /// Writes the newest checkpoint with a quorum to its file, if it is not there yet. It proves nothing that its
    /// successor does not prove; it is there so that a start shows at once what was witnessed.
    pub(super) fn keep_checkpoint(&mut self) {
        let Some(text) = self.checkpoint_due.take() else { return };
        self.checkpoint_kept = Instant::now();
        if let Err(fault) = store::atomic::replace(&self.dir.join("checkpoint"), text.as_bytes()) {
            tracing::error!(%fault, "the checkpoint could not be kept");
        }
        if let Err(fault) = self.witnessing.write(&self.dir) {
            tracing::warn!(%fault, "which witness signed when could not be kept");
        }
    }

    /// When a quorum signed last, milliseconds, if that is too long ago by the clock, and as long ago as this node has
    /// waited: a stepped clock jumps, and a node that has just started has asked nobody yet. Source: LEDGER 6.3.
    pub(super) fn stale_since(&self) -> Option<u64> {
        let founding = self.founding();
        let (at, limit) = (self.fresh.0.max(founding.founded_s).saturating_mul(1000), founding.clocks.stale_after_ms);
        let waited = self.fresh.1.elapsed() > Duration::from_millis(limit);
        (waited && self.now().saturating_sub(at) > limit).then_some(at)
    }

    /// What is to be done now and then: says in the log that the record may be frozen, once for each time that it is, and
    /// keeps the checkpoint that came last.
    pub fn watch(&mut self) {
        self.keep_checkpoint();
        self.audit_receipts();
        let since = self.stale_since();
        if since.is_some() && !self.frozen {
            tracing::error!(since_ms = since, "STALE: no quorum has signed for longer than the mechanism allows");
        }
        self.frozen = since.is_some();
    }

    /// Once the stream says something and brings no leaf with it, the copy is as far as the sequencer: every serial that it
    /// knows is known here. A checkpoint over leaves may be one piece of a long catch-up, with serials of ours still to
    /// come; one that somebody else sends to the witness says nothing at all.
    pub(super) fn seen_the_head(&mut self) {
        if let Some(unsure) = &mut self.unsure {
            unsure.level();
            self.grow_sure();
        }
    }

    /// Whether the folder is a copy that must not use a serial yet.
    pub(crate) fn must_sync(&self) -> bool {
        self.unsure.is_some()
    }

    /// Notes for the next start that this folder is no copy any more, once enough was heard.
    fn grow_sure(&mut self) {
        if !self.unsure.as_ref().is_some_and(Unsure::is_over) {
            return;
        }
        match super::copy::mark_outbox(&self.dir) {
            Ok(()) => self.unsure = None,
            Err(fault) => tracing::error!(?fault, "the restored folder could not be marked as synchronised"),
        }
    }

    /// Tells everybody who waits how far things are.
    pub fn beat(&mut self) {
        let pulse = Pulse {
            size: self.replica.ledger().size(),
            witnessed: self.replica.witnessed().map_or(0, |w| w.size),
            outbox: self.outbox.len(),
            refused: self.refused.len(),
            online: self.online && self.broken.is_none(),
            stirred: self.stirred,
        };
        self.pulse.send_if_modified(|old| {
            let changed = *old != pulse;
            *old = pulse;
            changed
        });
    }

    /// Something of the desk's own has changed.
    pub(crate) fn stir(&mut self) {
        self.stirred += 1;
        self.beat();
    }

    /// The newest checkpoint that another member holds, or that it has none.
    pub fn hear(&mut self, from: &str, text: Option<&str>) {
        let Some(text) = text else { return self.assured_by(from) };
        let size = text.lines().nth(1).and_then(|line| line.parse().ok()).unwrap_or(0);
        let at_ms = self.now();
        let mut note = |same| _ = self.heard.insert(from.to_owned(), Heard { size, at_ms, same });
        match self.replica.hear(text) {
            Ok(known) => {
                note(known.then_some(true));
                if known {
                    self.assured_by(from);
                }
            }
            Err(ReplicaFault::Cheat(_)) => {
                note(Some(false));
                self.keep_evidence();
            }
            Err(fault) => tracing::warn!(from, %fault, "a checkpoint heard from another member is not of this log"),
        }
    }

    /// Another member has no head, or one of which all is here. Heads of a term that is not known here do not come so far.
    fn assured_by(&mut self, from: &str) {
        let founding = self.replica.founding();
        if let (Some(unsure), Some(who)) = (&mut self.unsure, founding.member(from)) {
            unsure.hear(founding, who);
            self.grow_sure();
        }
    }

    /// The checkpoint this node shows to others.
    pub fn newest_checkpoint(&self) -> Option<String> {
        let signed = self.witness.as_ref().and_then(|(witness, _)| witness.newest(&self.replica));
        signed.or(self.replica.newest()).map(str::to_owned)
    }

    /// The witness considers a checkpoint; its promise is durable before its answer leaves.
    ///
    /// # Errors
    /// If this node has no witness or its disk is at fault.
    pub fn consider(&mut self, request: &AddCheckpoint) -> Result<Answer, String> {
        if let Some(fault) = &self.broken {
            return Err(fault.clone());
        }
        // A cosignature is its witness's word for the time, and what it says last binds it: a leaf cannot be much older.
        if self.own_clock_off().is_some() {
            return Err("this witness's clock is not the others'".into());
        }
        let now = self.now();
        let Some((witness, _)) = &mut self.witness else { return Err("this node runs no witness".into()) };
        let answer = witness.consider(&mut self.replica, request, now);
        match &answer {
            Answer::Cosign { latch, included, leaves, .. } => {
                let vouched = record::vouch(self, latch, leaves, included);
                self.keep_evidence();
                if let Err(fault) = vouched {
                    tracing::error!(?fault, "this node's disk is at fault: it keeps and signs nothing more");
                    let why = format!("{fault:?}");
                    self.broken = Some(why.clone());
                    return Err(why);
                }
                self.note_checkpoint(&latch.checkpoint, false);
            }
            Answer::Cheat(_) => self.keep_evidence(),
            Answer::Withheld(name) => self.withheld(*name),
            Answer::Conflict(_)
            | Answer::Missing { .. }
            | Answer::Malformed
            | Answer::Unknown
            | Answer::Fenced(_)
            | Answer::Beyond(_)
            | Answer::Inconsistent => {}
        }
        Ok(answer)
    }
}

impl record::Keeping for State {
    type Fault = CliFault;

    fn write(&mut self, leaves: &[Vec<u8>]) -> Result<(), CliFault> {
        Ok(self.segment.append(leaves).and_then(|()| self.segment.sync())?)
    }

    fn fold(&mut self, acts: &[Included]) -> Result<(), CliFault> {
        State::fold(self, acts, true)
    }

    fn promise(&mut self, latch: &record::Latch) -> Result<(), CliFault> {
        let Some((_, file)) = &mut self.witness else { return Ok(()) };
        Ok(file.replace(&latch.encode())?)
    }
}
