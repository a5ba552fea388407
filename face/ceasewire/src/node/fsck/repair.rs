//! What others hold too, or what follows from the record, is made anew; what was damaged is kept beside it.
//!
//! Never touched: the outbox, latches, keys, the genesis document, the rulebook. They are promises or secrets of this
//! node alone, and a file that looks sound would only hide that they are gone.

use super::{FsckReport, folded, small};
use crate::fault::CliFault;
use record::{Channels, Founding, Latch, Ledger, Replica};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::{LatchFile, Segment, StoreFault, Tiles};
use tlog::tile::{TilePath, encode_entries};

/// The sequencer's segment from the copy beside it; this node's copy out of the way, to be fetched again; a checkpoint
/// that is not of the record out of the way; tiles written anew.
pub(super) fn all(done: &mut FsckReport, dir: &Path, founding: &Founding, table: &Channels) -> Result<(), CliFault> {
    let (record, order) = (dir.join("record.segment"), dir.join("sequencer/leaves.segment"));
    let own = sound(&record, founding, table)?;
    if order.exists() && !holds_its_promise(dir, sound(&order, founding, table)?.as_ref())? {
        from_mirror(done, dir, &order, own.as_ref())?;
    }
    if record.exists() && own.is_none() {
        let aside = put_aside(&record)?;
        done.say(true, format!("record.segment: kept as {}; the next start fetches the record again", name(&aside)));
        let projection = dir.join("projection");
        if projection.exists() {
            std::fs::remove_dir_all(&projection).map_err(|e| CliFault::io(projection.display(), e))?;
        }
    }
    items(done, dir)?;
    if let Some((ledger, _)) = own {
        checkpoint(done, dir, ledger)?;
    }
    if let Some((ledger, leaves)) = sound(&order, founding, table)? {
        tiles(done, dir, &ledger, &leaves)?;
    }
    Ok(())
}

/// Damaged files of evidence out of the way: those that acts name are fetched again from whoever has them.
fn items(done: &mut FsckReport, dir: &Path) -> Result<(), CliFault> {
    let folder = dir.join("items");
    for address in small::bad_items(&folder) {
        store::Items::open(&folder)?.set_aside(&address)?;
        let name = data_encoding::HEXLOWER.encode(&address);
        done.say(true, format!("items/{name}: kept as {name}.bad; the next start asks the other members for it"));
    }
    Ok(())
}

type Fold = (Ledger, Vec<Vec<u8>>);

/// The record that this file holds, if every byte of it is sound.
fn sound(path: &Path, founding: &Founding, table: &Channels) -> Result<Option<Fold>, CliFault> {
    if !path.exists() {
        return Ok(None);
    }
    let Ok((_, recovered)) = Segment::open(path) else { return Ok(None) };
    Ok(folded(&recovered.records, founding, table)?.ok().map(|ledger| (ledger, recovered.records)))
}

/// What the sequencer promised last, if that is certain.
fn promised(dir: &Path) -> Result<Option<Latch>, CliFault> {
    match LatchFile::read(&dir.join("sequencer/latch")) {
        Ok(found) => Ok(found.filter(|l| !l.doubtful).and_then(|l| Latch::decode(&l.bytes).ok())),
        Err(StoreFault::Latch { .. }) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

/// Whether the sequencer's segment is sound and as long as its latch says.
fn holds_its_promise(dir: &Path, order: Option<&Fold>) -> Result<bool, CliFault> {
    let latch = promised(dir)?;
    Ok(order.is_some_and(|(ledger, _)| latch.is_none_or(|l| ledger.tree().root_at(l.size) == Some(l.root))))
}

/// Puts `record.segment` in the place of the sequencer's damaged segment, if it holds exactly what the latch promised:
/// fewer leaves would give an index twice, more would mean that this latch is an older one. Source: LEDGER 4.2.
fn from_mirror(done: &mut FsckReport, dir: &Path, order: &Path, own: Option<&Fold>) -> Result<(), CliFault> {
    const WHAT: &str = "sequencer/leaves.segment";
    let Some(latch) = promised(dir)? else {
        done.say(false, format!("{WHAT}: not repaired, because without the latch nobody can say what was promised"));
        return Ok(());
    };
    let Some((ledger, _)) = own else {
        let size = latch.size;
        done.say(false, format!("{WHAT}: not repaired; copy record.segment from a member that holds {size} leaves"));
        return Ok(());
    };
    if ledger.size() != latch.size || ledger.tree().root() != latch.root {
        let (have, size) = (ledger.size(), latch.size);
        done.say(false, format!("{WHAT}: not repaired; record.segment holds {have} leaves, {size} were promised"));
        return Ok(());
    }
    let copy = std::fs::read(dir.join("record.segment")).map_err(|e| CliFault::io("record.segment", e))?;
    let aside = put_aside(order)?;
    store::atomic::replace_secret(order, &copy)?;
    done.say(true, format!("{WHAT}: kept as {}, and made anew from record.segment", name(&aside)));
    Ok(())
}

fn checkpoint(done: &mut FsckReport, dir: &Path, ledger: Ledger) -> Result<(), CliFault> {
    let path = dir.join("checkpoint");
    let Some(bytes) = store::atomic::read(&path)? else { return Ok(()) };
    let mut replica = Replica::new(ledger).map_err(|e| CliFault::Io(e.to_string()))?;
    if replica.accept_checkpoint(&String::from_utf8_lossy(&bytes)).is_err() {
        let aside = put_aside(&path)?;
        done.say(true, format!("checkpoint: kept as {}; the next one comes from the sequencer", name(&aside)));
    }
    Ok(())
}

fn tiles(done: &mut FsckReport, dir: &Path, ledger: &Ledger, leaves: &[Vec<u8>]) -> Result<(), CliFault> {
    let tiles = Tiles::open(&dir.join("sequencer/public"))?;
    let mut written = 0;
    for path in small::full(ledger.size()) {
        if small::holds(&tiles, &path, ledger) {
            continue;
        }
        let bytes = match path {
            TilePath::Hash { .. } => ledger.tree().tile(&path),
            TilePath::Entries { index, .. } => usize::try_from(index).ok().and_then(|index| {
                let entries: Vec<&[u8]> =
                    leaves.get(index * 256..(index + 1) * 256)?.iter().map(Vec::as_slice).collect();
                encode_entries(&entries).ok()
            }),
        };
        tiles.write(&path, &bytes.ok_or_else(|| CliFault::Io(format!("{path}: not in the record")))?)?;
        written += 1;
    }
    if written > 0 {
        done.say(true, format!("sequencer/public: {written} tiles written anew"));
    }
    Ok(())
}

/// Renames a damaged file to a name that says so and is never given twice to different bytes.
fn put_aside(path: &Path) -> Result<PathBuf, CliFault> {
    let bytes = std::fs::read(path).map_err(|e| CliFault::io(path.display(), e))?;
    let sum = data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)[..4]);
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".damaged-{sum}"));
    let aside = PathBuf::from(aside);
    std::fs::rename(path, &aside).map_err(|e| CliFault::io(path.display(), e))?;
    Ok(aside)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
