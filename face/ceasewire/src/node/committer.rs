//! The one thread that writes the sequencer's disk: performs effects in order, and stops for good at the first fault.

use super::ordering::Shared;
use act::Refusal;
use record::{CheckedLeaf, Effect};
use std::sync::Arc;
use std::time::Instant;
use store::{LatchFile, Segment, StoreFault, Tiles};
use tlog::tile::{TilePath, encode_entries, tiles_for};

/// The sequencer's files.
pub(super) struct Committer {
    pub(super) shared: Arc<Shared>,
    pub(super) segment: Segment,
    pub(super) latch: LatchFile,
    pub(super) tiles: Tiles,
    /// Holds the folder's lock for as long as this lives.
    pub(super) _lock: store::Lock,
}

impl Committer {
    /// Commits what waits, until nobody can offer anything any more.
    pub(super) fn run(mut self) {
        while let Some((effects, acts)) = self.shared.next() {
            let begun = Instant::now();
            self.perform(effects);
            self.shared.desk().done(acts, begun.elapsed());
        }
    }

    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Err(fault) = self.one(effect) {
                tracing::error!(%fault, "the sequencer stops signing");
                let why = Refusal::new("disk-fault").with("path", "sequencer").with("detail", &fault);
                return self.shared.stop(why);
            }
        }
    }

    fn one(&mut self, effect: Effect) -> Result<(), String> {
        let text = |e: StoreFault| e.to_string();
        match effect {
            Effect::Append(leaves) => self.segment.append(&leaves).map_err(text),
            Effect::Sync => {
                self.segment.sync().map_err(text)?;
                self.confirm()?.into_iter().try_for_each(|effect| self.one(effect))
            }
            Effect::Latch(latch) => self.latch.replace(&latch.encode()).map_err(text),
            Effect::Tiles(tiles) => {
                tiles.iter().try_for_each(|(path, bytes)| self.tiles.write(path, bytes).map_err(text))
            }
            Effect::Publish(note) => {
                let mut desk = self.shared.desk();
                let size = desk.sequencer.ledger().size();
                desk.publish((size, note));
                Ok(())
            }
            Effect::Receipts(receipts) => {
                self.shared.answer(receipts.into_iter().map(|(name, promised)| (name, Ok(promised))));
                Ok(())
            }
            Effect::Refused(refused) => {
                self.shared.answer(refused.into_iter().map(|(name, refusal)| (name, Err(refusal))));
                Ok(())
            }
        }
    }

    /// Writes the full tiles that are not there: a stop between a promise and its tiles leaves them out, and nothing that
    /// comes later makes them. They are a copy for whoever reads the folder, so a fault here ends nothing.
    pub(super) fn complete_tiles(&self) {
        let desk = self.shared.desk();
        let tree = desk.sequencer.ledger().tree();
        for path in tiles_for(0, tree.size()).into_iter().filter(|path| path.width() == 256) {
            let made = || match path {
                _ if self.tiles.is_there(&path) => Ok(()),
                TilePath::Hash { .. } => {
                    tree.tile(&path).map_or(Ok(()), |bytes| self.tiles.write(&path, &bytes).map_err(|e| e.to_string()))
                }
                TilePath::Entries { index, .. } => {
                    let leaves = self.segment.read_back(index * 256, 256).map_err(|e| e.to_string())?;
                    let entries: Vec<&[u8]> = leaves.iter().map(Vec::as_slice).collect();
                    let bytes = encode_entries(&entries).map_err(|e| e.to_string())?;
                    self.tiles.write(&path, &bytes).map_err(|e| e.to_string())
                }
            };
            if let Err(fault) = made() {
                return tracing::warn!(%path, fault, "a published tile could not be made");
            }
        }
    }

    /// Has the sequencer compare what the disk holds with what was to be written, and promise it.
    fn confirm(&mut self) -> Result<Vec<Effect>, String> {
        let from = self.shared.desk().sequencer.ledger().size();
        let written = self.segment.read_back(from, self.segment.len() - from).map_err(|e| e.to_string())?;
        let mut desk = self.shared.desk();
        let next = desk.sequencer.confirm(&written).map_err(|e| e.to_string())?;
        let (keys, entered) = (desk.sequencer.checker(), desk.sequencer.take_entered());
        drop(desk);
        self.shared.keys_changed(keys);
        if let Ok(mut recent) = self.shared.recent.write() {
            if entered.is_empty() {
                written.into_iter().for_each(|leaf| recent.push(CheckedLeaf::unchecked(leaf)));
            } else {
                entered.into_iter().for_each(|leaf| recent.push(leaf));
            }
        }
        Ok(next)
    }
}
