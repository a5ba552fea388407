//! Looks at a stopped node's folder and says what it found. It changes nothing but what every start does: the torn end
//! of a last, unfinished write is cut off and kept aside. What others hold as well can be repaired; nothing else is.

mod repair;
mod small;

use super::shelf::{channels, open_mechanism};
use crate::config::Config;
use crate::fault::CliFault;
use record::{Channels, Founding, Latch, Ledger, Replica};
use std::path::Path;
use store::{LatchFile, Segment, StoreFault};

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
/// If the folder is in use by a running node, or is no node's folder; or if its keys are encrypted and the passphrase is
/// missing or wrong.
pub fn fsck(dir: &Path) -> Result<FsckReport, CliFault> {
    let _lock = store::Lock::hold(dir)?;
    small::passphrase(dir)?;
    let (founding, table) = mechanism(dir)?;
    let mut report = FsckReport::default();
    report.say(true, format!("genesis {}", data_encoding::HEXLOWER.encode(&founding.genesis().0)));
    report.say(true, "the rulebook is the one that was signed");
    small::config_and_keys(&mut report, dir, &founding);
    let own = segment(&mut report, "record.segment", dir, &founding, &table)?;
    let sequenced = segment(&mut report, "sequencer/leaves.segment", dir, &founding, &table)?;
    for (name, ledger) in [("witness.latch", &own), ("sequencer/latch", &sequenced)] {
        latch(&mut report, dir, name, ledger.as_ref())?;
    }
    if let Some(ledger) = &sequenced {
        small::tiles(&mut report, dir, ledger);
    }
    let editions = own.as_ref().map_or(&[][..], Ledger::editions).to_vec();
    if let (Some(text), Some(ledger)) = (store::atomic::read(&dir.join("checkpoint"))?, own) {
        let text = String::from_utf8_lossy(&text).into_owned();
        let mut replica = Replica::new(ledger).map_err(|e| CliFault::Io(e.to_string()))?;
        match replica.accept_checkpoint(&text) {
            Ok(p) => report.say(p.quorum, format!("checkpoint: {} leaves, {} cosignatures", p.size, p.cosigners.len())),
            Err(fault) => report.say(false, format!("checkpoint: {fault}")),
        }
    }
    small::archives(&mut report, dir, editions);
    small::outbox(&mut report, dir);
    small::receipts(&mut report, dir);
    small::evidence(&mut report, dir);
    small::items(&mut report, dir);
    Ok(report)
}

/// Makes room for what can be fetched or made again; see [`repair::all`]. Answers with what was done, then with what is
/// found now.
///
/// # Errors
/// As [`fsck`], and if the disk is at fault.
pub fn repair(dir: &Path) -> Result<FsckReport, CliFault> {
    let mut done = FsckReport::default();
    {
        let _lock = store::Lock::hold(dir)?;
        let (founding, table) = mechanism(dir)?;
        repair::all(&mut done, dir, &founding, &table)?;
    }
    done.lines.extend(fsck(dir)?.lines);
    Ok(done)
}

fn mechanism(dir: &Path) -> Result<(Founding, Channels), CliFault> {
    Config::read(dir)?;
    let (founding, rulebook) = open_mechanism(dir)?;
    let table = channels(&founding, &rulebook);
    Ok((founding, table))
}

fn segment(
    report: &mut FsckReport,
    name: &str,
    dir: &Path,
    founding: &Founding,
    table: &Channels,
) -> Result<Option<Ledger>, CliFault> {
    let path = dir.join(name);
    if !path.exists() {
        return Ok(None);
    }
    let leaves = match Segment::open(&path) {
        Ok((_, recovered)) => {
            if recovered.cut_bytes > 0 {
                let cut = recovered.cut_bytes;
                report.say(true, format!("{name}: {cut} bytes of an unfinished last write were cut off"));
            }
            recovered.records
        }
        Err(fault) => {
            report.say(false, format!("{name}: {fault}"));
            return Ok(None);
        }
    };
    match folded(&leaves, founding, table)? {
        Ok(ledger) => {
            report.say(true, format!("{name}: {} leaves, every signature holds", ledger.size()));
            Ok(Some(ledger))
        }
        Err(what) => {
            report.say(false, format!("{name}: {what}"));
            Ok(None)
        }
    }
}

/// The fold of these leaves, or which of them may not stand.
fn folded(leaves: &[Vec<u8>], founding: &Founding, table: &Channels) -> Result<Result<Ledger, String>, CliFault> {
    let mut ledger = Ledger::new(founding.clone(), Some(table.clone())).map_err(|e| CliFault::Io(e.to_string()))?;
    for (n, leaf) in leaves.iter().enumerate() {
        if let Err(fault) = ledger.apply(leaf) {
            return Ok(Err(format!("record number {n}: {fault}")));
        }
    }
    Ok(Ok(ledger))
}

fn latch(report: &mut FsckReport, dir: &Path, name: &str, ledger: Option<&Ledger>) -> Result<(), CliFault> {
    let latched = match LatchFile::read(&dir.join(name)) {
        Ok(Some(latched)) => latched,
        Ok(None) => return Ok(()),
        Err(fault @ StoreFault::Latch { .. }) => {
            report.say(false, format!("{name}: {fault}"));
            return Ok(());
        }
        Err(fault) => return Err(fault.into()),
    };
    match (Latch::decode(&latched.bytes), ledger) {
        (Ok(latch), Some(ledger)) => {
            let holds = ledger.tree().root_at(latch.size) == Some(latch.root);
            let what = if holds { "holds them" } else { "does not hold them" };
            report.say(holds, format!("{name}: promised {} leaves; the segment {what}", latch.size));
        }
        (Ok(latch), None) => {
            report.say(false, format!("{name}: promised {} leaves, but there is no sound segment", latch.size))
        }
        (Err(fault), _) => report.say(false, format!("{name}: {fault}")),
    }
    if latched.doubtful {
        report.say(false, format!("{name}: its last write is torn, or was lost since"));
    } else if latched.damaged {
        report.say(true, format!("{name}: a page is damaged; its twin is not, and the next start writes it anew"));
    }
    Ok(())
}
