//! Another sequencer takes the place of one that is lost for good: its folder is made from its node's own copy of the
//! record, and every other node takes note of the act that the members have approved.
//!
//! ```text
//! succession  "ceasewire/succession@v1", base64 of the act that carries the succession      in a node's folder, and handed on
//! sequencer/  leaves.segment: this node's copy, and the succession as the first leaf of the new term; latch: over the copy
//! ```
//! What is noted here takes effect at the next start: whom the node follows, and whether it orders itself. The record decides
//! whether it is true: an act that the members have not approved, or that goes on from another record, is refused by
//! [`record::Replica::announce`]. Why: docs/decisions/0012.

use super::state::State;
use crate::api::{KeyChange, NextTerm, Sent};
use crate::fault::CliFault;
use crate::found::{self, armour};
use act::{Act, Cover, Kernel, Refusal};
use record::{Latch, Leaf, LedgerFault};
use std::path::Path;
use store::{LatchFile, Segment};

/// First line of the file.
pub(crate) const HEADER: &str = "ceasewire/succession@v1";

/// Its name in a node's folder.
const FILE: &str = "succession";

/// Leaves that are copied in one go.
const AT_ONCE: u64 = 4096;

/// The succession that an act carries.
pub(crate) fn carried(act: &[u8]) -> Option<Kernel> {
    let act = Act::decode(act).ok()?;
    let Cover::Public { content } = &act.statement().cover else { return None };
    let content = act::Content::decode(content).ok()?;
    let kernel = Kernel::read(content.format, &content.fields).ok()??;
    matches!(kernel, Kernel::Succession { .. }).then_some(kernel)
}

/// What is noted in a node's folder.
fn noted(dir: &Path) -> Result<Option<Kernel>, CliFault> {
    let path = dir.join(FILE);
    let Some(text) = store::atomic::read(&path)? else { return Ok(None) };
    let act = found::unarmour(HEADER, &String::from_utf8_lossy(&text)).ok();
    let kernel = act.and_then(|act| carried(&act));
    kernel.map(Some).ok_or_else(|| CliFault::io(path.display(), format!("not a file of {HEADER}")))
}

/// Whether the node of this folder orders the record: as its configuration says, until a succession is noted that says who.
///
/// # Errors
/// If the note cannot be read.
pub(super) fn orders(dir: &Path, configured: bool) -> Result<bool, CliFault> {
    let Some(Kernel::Succession { public, .. }) = noted(dir)? else { return Ok(configured) };
    let key = dir.join("keys/sequencer.key");
    let own = key.exists().then(|| found::load(&key)).transpose()?;
    Ok(own.is_some_and(|seed| tlog::SigningKey::from_seed(&seed).public() == public))
}

fn refused(fault: &LedgerFault) -> CliFault {
    CliFault::refused(&record::refusal(fault))
}

impl State {
    /// What a succession would name that went on from this node's own copy of the record.
    pub(super) fn next_term(&self) -> NextTerm {
        let (ledger, term) = (self.replica.ledger(), self.replica.orders().fence.term + 1);
        let member = self.founding().name_of(self.me).to_owned();
        NextTerm {
            term,
            size: ledger.size(),
            root: data_encoding::HEXLOWER.encode(&ledger.tree().root()),
            origin: format!("{}.log/{term}", member.to_lowercase()),
            member,
        }
    }

    /// Takes note of a succession that was noted before this start.
    pub(super) fn recall_succession(&mut self) -> Result<(), CliFault> {
        let Some(kernel) = noted(&self.dir)? else { return Ok(()) };
        match self.replica.announce(&kernel) {
            Ok(false) => tracing::info!("the succession that is noted here stands in the record"),
            Ok(true) => tracing::info!("a succession is noted here; its first leaf is still to come"),
            Err(fault) => tracing::warn!(%fault, "the succession that is noted here is not of this record"),
        }
        Ok(())
    }

    /// Takes note of a succession that another member hands over: this node follows its sequencer from the next start on.
    pub(super) fn follow_succession(&mut self, text: &str) -> Result<NextTerm, CliFault> {
        let broken = || CliFault::refused(&Refusal::new("usage").with("detail", "not a succession"));
        let act = found::unarmour(HEADER, text).map_err(|_| broken())?;
        let kernel = carried(&act).ok_or_else(broken)?;
        self.replica.announce(&kernel).map_err(|fault| refused(&fault))?;
        store::atomic::replace(&self.dir.join(FILE), armour(HEADER, &act).as_bytes())?;
        let Kernel::Succession { term, size, root, origin, member, .. } = kernel else { return Err(broken()) };
        let member = self.founding().name_of(member).to_owned();
        Ok(NextTerm { term, size, root: data_encoding::HEXLOWER.encode(&root), origin, member })
    }

    /// Begins a term of this node's own: signs the act that carries what the members have approved, and makes the
    /// sequencer's folder from this node's copy of the record. It orders from the next start on.
    pub(super) fn begin_succession(&mut self, change: &KeyChange) -> Result<Sent, CliFault> {
        let unfit = || CliFault::refused(&Refusal::new("sequencer-unfit"));
        let kernel = change.succession().ok_or_else(unfit)?;
        let Kernel::Succession { public, member, .. } = &kernel else { return Err(unfit()) };
        let own = tlog::SigningKey::from_seed(&*found::load(&self.dir.join("keys/sequencer.key"))?).public();
        if *member != self.me || *public != own {
            return Err(unfit());
        }
        let ledger = self.replica.ledger();
        let at = (ledger.size(), &ledger.tree().root());
        ledger.may_succeed(&kernel, at).map_err(|fault| refused(&fault))?;
        let folder = self.dir.join("sequencer");
        if folder.exists() {
            return Err(CliFault::refused(&Refusal::new("folder-not-empty").with("path", folder.display())));
        }
        let sent = self.say_kernel_as(self.carrier(), &kernel, None)?;
        let kept = self.outbox.waiting().filter(|(_, act)| carried(act).as_ref() == Some(&kernel));
        let act = kept.last().map(|(_, act)| act.to_vec()).ok_or_else(unfit)?;
        self.make_order(&folder, &act)?;
        store::atomic::replace(&self.dir.join(FILE), armour(HEADER, &act).as_bytes())?;
        self.replica.announce(&kernel).map_err(|fault| refused(&fault))?;
        Ok(sent)
    }

    /// The sequencer's folder of a new term: durable under another name before it has its own.
    fn make_order(&self, folder: &Path, act: &[u8]) -> Result<(), CliFault> {
        let ledger = self.replica.ledger();
        let made = self.dir.join("sequencer.new");
        let io = |e| CliFault::io(made.display(), e);
        match std::fs::remove_dir_all(&made) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(io(e)),
            _ => store::atomic::folder(&made)?,
        }
        let (mut segment, _) = Segment::open(&made.join("leaves.segment"))?;
        let size = ledger.size();
        for from in (0..size).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
            segment.append(&self.segment.read_back(from, AT_ONCE.min(size - from))?)?;
        }
        let at = self.now().max(ledger.last_at());
        segment.append(&[Leaf::Act { at, act: act.to_vec() }.encode()])?;
        segment.sync()?;
        let checkpoint = self.replica.checkpoint().unwrap_or_default().to_owned();
        let latch = Latch { term: ledger.term().fence.term, size, root: ledger.tree().root(), checkpoint };
        LatchFile::open(&made.join("latch"))?.0.replace(&latch.encode())?;
        std::fs::rename(&made, folder).map_err(io)?;
        let dir = std::fs::File::open(&self.dir).and_then(|dir| dir.sync_all());
        dir.map_err(io)
    }
}
