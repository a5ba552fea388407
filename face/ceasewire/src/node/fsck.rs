//! Looks at a stopped node's folder and says what it found. It changes nothing but what every start does: the torn end
//! of a last, unfinished write is cut off and kept aside.

use super::state::{channels, open_mechanism};
use crate::fault::CliFault;
use act::Act;
use record::{Latch, Ledger, Replica};
use std::path::Path;
use store::Segment;

/// What was found, in order: a line each, and whether it is sound.
#[derive(Debug, Clone, Default)]
pub struct FsckReport {
    /// `(sound, what)`.
    pub lines: Vec<(bool, String)>,
}

impl FsckReport {
    /// Whether everything is sound.
    pub fn sound(&self) -> bool {
        self.lines.iter().all(|(sound, _)| *sound)
    }

    fn say(&mut self, sound: bool, what: impl Into<String>) {
        self.lines.push((sound, what.into()));
    }
}

/// Checks every byte that a node keeps.
///
/// # Errors
/// If the folder is in use by a running node, or is no node's folder.
pub fn fsck(dir: &Path) -> Result<FsckReport, CliFault> {
    let _lock = store::Lock::hold(dir)?;
    let (founding, rulebook) = open_mechanism(dir)?;
    let mut report = FsckReport::default();
    report.say(true, format!("genesis {}", data_encoding::HEXLOWER.encode(&founding.genesis().0)));
    report.say(true, "the rulebook is the one that was signed");
    let table = channels(&founding, &rulebook);
    let mut check = |name: &str, path: &Path| -> Result<Option<Ledger>, CliFault> {
        if !path.exists() {
            return Ok(None);
        }
        let leaves = match Segment::open(path) {
            Ok((_, recovered)) => {
                if recovered.cut_bytes > 0 {
                    report.say(
                        true,
                        format!("{name}: {} bytes of an unfinished last write were cut off", recovered.cut_bytes),
                    );
                }
                recovered.records
            }
            Err(fault) => {
                report.say(false, format!("{name}: {fault}"));
                return Ok(None);
            }
        };
        let mut ledger = Ledger::new(founding.clone(), Some(table.clone())).map_err(|e| CliFault::Io(e.to_string()))?;
        for (n, leaf) in leaves.iter().enumerate() {
            if let Err(fault) = ledger.apply(leaf) {
                report.say(false, format!("{name}: record number {n}: {fault}"));
                return Ok(None);
            }
        }
        report.say(true, format!("{name}: {} leaves, every signature holds", ledger.size()));
        Ok(Some(ledger))
    };
    let own = check("record.segment", &dir.join("record.segment"))?;
    let sequenced = check("sequencer/leaves.segment", &dir.join("sequencer/leaves.segment"))?;
    for (name, ledger) in [("witness.latch", &own), ("sequencer/latch", &sequenced)] {
        latch(&mut report, dir, name, ledger.as_ref())?;
    }
    if let (Some(text), Some(ledger)) = (store::atomic::read(&dir.join("checkpoint"))?, own) {
        let text = String::from_utf8_lossy(&text).into_owned();
        let mut replica = Replica::new(ledger).map_err(|e| CliFault::Io(e.to_string()))?;
        match replica.accept_checkpoint(&text) {
            Ok(p) => report.say(p.quorum, format!("checkpoint: {} leaves, {} cosignatures", p.size, p.cosigners.len())),
            Err(fault) => report.say(false, format!("checkpoint: {fault}")),
        }
    }
    outbox(&mut report, dir);
    Ok(report)
}

fn latch(report: &mut FsckReport, dir: &Path, name: &str, ledger: Option<&Ledger>) -> Result<(), CliFault> {
    let Some(bytes) = store::atomic::read(&dir.join(name))? else { return Ok(()) };
    match (Latch::decode(&bytes), ledger) {
        (Ok(latch), Some(ledger)) => {
            let holds = ledger.tree().root_at(latch.size) == Some(latch.root);
            report.say(
                holds,
                format!(
                    "{name}: promised {} leaves; the segment {}",
                    latch.size,
                    if holds { "holds them" } else { "does not hold them" }
                ),
            );
        }
        (Ok(latch), None) => {
            report.say(false, format!("{name}: promised {} leaves, but there is no segment", latch.size))
        }
        (Err(fault), _) => report.say(false, format!("{name}: {fault}")),
    }
    Ok(())
}

fn outbox(report: &mut FsckReport, dir: &Path) {
    let path = dir.join("outbox.segment");
    if !path.exists() {
        return;
    }
    match Segment::open(&path) {
        Ok((_, kept)) => {
            let bad = kept.records.iter().filter(|bytes| Act::decode(bytes).is_err()).count();
            report.say(bad == 0, format!("outbox.segment: {} acts, {bad} unreadable", kept.records.len()));
        }
        Err(fault) => report.say(false, format!("outbox.segment: {fault}")),
    }
}
