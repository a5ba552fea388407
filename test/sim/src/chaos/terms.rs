//! What a node has to do with a succession: it begins a term of its own, follows another's, and shows the proof of the one
//! in force. Beside the real node's `succession.rs`, step for step.

use super::disk::Faulty;
use super::ground::{CHAIR, GROUND};
use super::live::{Live, Moment};
use super::mail::Come;
use super::order::{LATCH, LEAVES};
use act::{Act, Content, Cover, Kernel, Purpose};
use record::bundle::{Bundle, KeyProof};
use record::{Latch, Leaf, LedgerFault};
use std::path::Path;
use std::sync::Arc;
use store::disk::Disk;
use store::{LatchFile, Segment, StoreFault};
use tlog::proof::Proof;

/// The act by which this node knows whom it follows.
pub const NOTE: &str = "succession";

/// Why a term could not be begun or followed.
#[derive(Debug)]
pub enum TermFault {
    /// The node's own record says so.
    Record(LedgerFault),
    /// The node signs nothing now, or its disk is at fault: another time perhaps.
    Later,
}

impl From<StoreFault> for TermFault {
    fn from(_: StoreFault) -> TermFault {
        TermFault::Later
    }
}

/// The succession that an act carries.
pub fn carried(act: &[u8]) -> Option<Kernel> {
    let act = Act::decode(act).ok()?;
    let Cover::Public { content } = &act.statement().cover else { return None };
    let content = Content::decode(content).ok()?;
    Kernel::read(content.format, &content.fields).ok()?.filter(|kernel| matches!(kernel, Kernel::Succession { .. }))
}

/// What is noted on a disk.
pub fn noted(disk: &Faulty) -> Result<Option<Kernel>, StoreFault> {
    Ok(note(disk)?.and_then(|act| carried(&act)))
}

/// The act that is noted on a disk.
pub fn note(disk: &Faulty) -> Result<Option<Vec<u8>>, StoreFault> {
    disk.read(Path::new(NOTE))
}

/// Whether the node of this disk orders the record: as it was founded, until a succession is noted that says who.
pub fn orders(who: usize, disk: &Faulty) -> Result<bool, StoreFault> {
    let Some(Kernel::Succession { public, .. }) = noted(disk)? else { return Ok(who == CHAIR) };
    Ok(tlog::SigningKey::from_seed(&GROUND.order_key(who)).public() == public)
}

impl Live {
    /// Takes note of a succession that the members have approved; it counts from the next start on.
    pub(super) fn follow_term(&mut self, act: &[u8]) -> Result<(), TermFault> {
        let kernel = carried(act).ok_or(TermFault::Later)?;
        self.replica.announce(&kernel).map_err(TermFault::Record)?;
        Ok(self.disk.replace(Path::new(NOTE), act, 0o600)?)
    }

    /// Begins a term of its own: the sequencer's files from this node's copy, then the note. Answers with the act.
    pub(super) fn begin_term(&mut self, at: &mut Moment<'_>, kernel: &Kernel) -> Result<Vec<u8>, TermFault> {
        let ledger = self.replica.ledger();
        ledger.may_succeed(kernel, (ledger.size(), &ledger.tree().root())).map_err(TermFault::Record)?;
        if !self.say_as(at, Purpose::Machine, kernel, None) {
            return Err(TermFault::Later);
        }
        let kept = self.outbox.waiting().filter(|(_, act)| carried(act).as_ref() == Some(kernel));
        let act = kept.last().map(|(_, act)| act.to_vec()).ok_or(TermFault::Later)?;
        self.make_order(at, &act)?;
        self.disk.replace(Path::new(NOTE), &act, 0o600)?;
        self.replica.announce(kernel).map_err(TermFault::Record)?;
        Ok(act)
    }

    /// What is there of an attempt that stopped half way counts for nothing without the note, and is made anew.
    fn make_order(&self, at: &Moment<'_>, act: &[u8]) -> Result<(), StoreFault> {
        let (shared, ledger) = (Arc::new(self.disk.clone()), self.replica.ledger());
        [LEAVES, LATCH].iter().for_each(|file| self.disk.put_aside(Path::new(file)));
        let (mut segment, _) = Segment::open_on(shared.clone(), Path::new(LEAVES))?;
        segment.append(&self.segment.reader().read(0, ledger.size())?)?;
        segment.append(&[Leaf::Act { at: at.now.max(ledger.last_at()), act: act.to_vec() }.encode()])?;
        segment.sync()?;
        let checkpoint = self.replica.checkpoint().unwrap_or_default().to_owned();
        let latch =
            Latch { term: ledger.term().fence.term, size: ledger.size(), root: ledger.tree().root(), checkpoint };
        LatchFile::open_on(shared, Path::new(LATCH))?.0.replace(&latch.encode())
    }

    /// What it tells a sequencer that asks before it signs.
    pub(super) fn come(&self) -> Come {
        Come { follows: self.replica.orders().fence.term, proof: self.succession_proof() }
    }

    /// The proof that the last succession stands, once a quorum has signed it.
    fn succession_proof(&self) -> Option<String> {
        let (ledger, witnessed) = (self.replica.ledger(), self.replica.witnessed()?);
        let term = ledger.terms().iter().skip(1).next_back()?;
        let index = term.fence.from;
        let leaf = self.segment.reader().read(index, 1).ok()?.pop()?;
        let hashes = ledger.tree().inclusion(index, witnessed.size)?;
        let checkpoint_note_text = witnessed.checkpoint.clone();
        let proof = Proof { extra: None, index, hashes: hashes.clone(), checkpoint_note_text };
        let bundle = Bundle::new(proof, leaf.clone(), self.replica.founding(), None, None);
        let by = witnessed.checkpoint.lines().next() == Some(term.origin.as_str());
        Some(bundle.under(by.then_some(KeyProof { leaf, index, hashes })).to_string())
    }
}
