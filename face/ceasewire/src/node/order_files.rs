//! What a sequencer's folder holds, opened and read through once, before anything is made of it.

use super::ordering::{RECENT, Recent};
use crate::fault::CliFault;
use record::{Channels, CheckedLeaf, Effect, Founding, Latch, Ledger, Sequencer};
use std::path::{Path, PathBuf};
use store::{LatchFile, Lock, Segment};
use tlog::Hash;

/// The files, the last promise, and the hash of every leaf on the disk.
pub struct OrderFiles {
    pub(super) dir: PathBuf,
    pub(super) lock: Lock,
    pub(super) segment: Segment,
    pub(super) latch_file: LatchFile,
    latch: Option<Latch>,
    hashes: Vec<Hash>,
}

impl OrderFiles {
    /// Opens the folder, which is made if there is none, and reads every leaf from the disk.
    ///
    /// # Errors
    /// If the folder is in use, or a file is damaged beyond what a crash can do.
    pub fn open(dir: &Path) -> Result<OrderFiles, CliFault> {
        std::fs::create_dir_all(dir).map_err(|e| CliFault::io(dir.display(), e))?;
        let lock = Lock::hold(dir)?;
        let (mut latch_file, latched) = LatchFile::open(&dir.join("latch"))?;
        let mut hashes = Vec::new();
        let each = &mut |leaf: &[u8]| hashes.push(tlog::leaf_hash(leaf));
        let (segment, recovered) = Segment::open_each(&dir.join("leaves.segment"), each)?;
        let latch = super::promise::held(&dir.join("latch"), &mut latch_file, latched, &segment)?;
        if recovered.cut_bytes > 0 {
            tracing::warn!(
                cut = recovered.cut_bytes,
                "an unfinished write at the end of the sequencer's segment was cut off"
            );
        }
        Ok(OrderFiles { dir: dir.to_owned(), lock, segment, latch_file, latch, hashes })
    }

    /// The sequencer over these files, and what it has to do first. `known` is this node's own fold of its own copy of the
    /// record; where it is of the same leaves, these are not checked a second time.
    ///
    /// # Errors
    /// If the disk contradicts what was promised.
    pub(super) fn start(
        &self,
        founding: &Founding,
        channels: Channels,
        seed: &[u8; 32],
        known: Option<Ledger>,
    ) -> Result<(Sequencer, Vec<Effect>), CliFault> {
        if let Some((latch, ledger)) = self.latch.as_ref().zip(known) {
            let from = ledger.size().min(latch.size).saturating_sub(256);
            let from = from - from % 256;
            let leaves = self.segment.reader().read(from, self.segment.len().saturating_sub(from))?;
            if let Some(started) = Sequencer::resume(ledger, seed, &self.hashes, (from, leaves), latch) {
                return Ok(started);
            }
            tracing::info!("this node's own copy is not what the sequencer's latch names; every leaf is checked again");
        }
        let leaves = self.segment.reader().read(0, self.segment.len())?;
        let started = Sequencer::start(founding.clone(), Some(channels), seed, leaves, self.latch.as_ref());
        started.map_err(|e| CliFault::io(self.dir.display(), e))
    }

    /// The last leaves that were promised. Those beyond the latch are confirmed anew, and come to the others then.
    pub(super) fn recent(&self) -> Result<Recent, CliFault> {
        let promised = self.latch.as_ref().map_or(0, |l| l.size).min(self.segment.len());
        let first = promised.saturating_sub(RECENT as u64);
        let mut recent = Recent::from(first);
        let leaves = self.segment.reader().read(first, promised - first)?;
        leaves.into_iter().for_each(|leaf| recent.push(CheckedLeaf::unchecked(leaf)));
        Ok(recent)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::bench::generate::{Generated, tests::record};
    use crate::{found, node};
    use record::Leaf;

    const ACTS: u64 = 520;
    const PROMISED: u64 = 510;

    /// A sequencer's folder as a stop leaves it, with these leaves on the disk and the first 510 of them promised.
    fn folder(made: &Generated, leaves: &[Vec<u8>]) -> OrderFiles {
        let dir = made.founded.folder("CHAIR").join("sequencer");
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).unwrap();
        Segment::open(&dir.join("leaves.segment")).unwrap().0.append(leaves).unwrap();
        let root = fold(made, PROMISED).tree().root();
        let latch = Latch { term: 1, size: PROMISED, root, checkpoint: made.checkpoint_at(PROMISED).unwrap() };
        LatchFile::open(&dir.join("latch")).unwrap().0.replace(&latch.encode()).unwrap();
        OrderFiles::open(&dir).unwrap()
    }

    fn fold(made: &Generated, size: u64) -> Ledger {
        let founding = &made.founded.founding;
        let table = node::channels(founding, &made.founded.rulebook);
        let mut ledger = Ledger::new(founding.clone(), Some(table)).unwrap();
        made.leaves[..usize::try_from(size).unwrap()].iter().for_each(|leaf| drop(ledger.apply(leaf).unwrap()));
        ledger
    }

    fn start(
        made: &Generated,
        files: &OrderFiles,
        known: Option<Ledger>,
    ) -> Result<(Sequencer, Vec<Effect>), CliFault> {
        let founding = &made.founded.founding;
        let seed = found::load(&made.founded.folder("CHAIR").join("keys/sequencer.key")).unwrap();
        files.start(founding, node::channels(founding, &made.founded.rulebook), &seed, known)
    }

    /// What a start does, and then the commit of everything that the record has beyond.
    fn goes_on(made: &Generated, (mut sequencer, mut effects): (Sequencer, Vec<Effect>)) -> (Vec<Effect>, Vec<u8>) {
        let size = sequencer.ledger().size();
        let beyond = &made.leaves[usize::try_from(size).unwrap()..];
        for leaf in beyond {
            let Leaf::Act { at, act } = Leaf::decode(leaf).unwrap() else { panic!("not an act") };
            sequencer.admit(&act, at).unwrap();
        }
        let Leaf::Act { at, .. } = Leaf::decode(&made.leaves[made.leaves.len() - 1]).unwrap() else {
            panic!("not an act")
        };
        effects.extend(sequencer.gather(at));
        let Some(Effect::Append(leaves)) = effects.iter().find(|e| matches!(e, Effect::Append(_))).cloned() else {
            panic!("nothing was written")
        };
        effects.extend(sequencer.confirm(&leaves).unwrap());
        (effects, sequencer.ledger().freeze())
    }

    #[test]
    fn a_sequencer_that_goes_on_from_its_nodes_copy_does_what_one_does_that_checks_every_leaf() {
        let dir = tempfile::tempdir().unwrap();
        let made = record(dir.path(), ACTS);
        let promised = usize::try_from(PROMISED).unwrap();
        let files = folder(&made, &made.leaves[..promised]);
        let whole = goes_on(&made, start(&made, &files, None).unwrap());
        assert!(whole.0.iter().any(|e| matches!(e, Effect::Tiles(tiles) if tiles.len() == 2)), "a bundle became full");
        for size in [1, 255, 256, 257, 509, 510] {
            let known = fold(&made, size);
            let seed = found::load(&made.founded.folder("CHAIR").join("keys/sequencer.key")).unwrap();
            let from = size.min(256) / 256 * 256;
            let leaves = made.leaves[usize::try_from(from).unwrap()..promised].to_vec();
            let latch = files.latch.as_ref().unwrap();
            let resumed = Sequencer::resume(known.clone(), &seed, &files.hashes, (from, leaves), latch);
            assert!(resumed.is_some(), "{size}: the fold was passed over");
            assert!(goes_on(&made, resumed.unwrap()) == whole, "{size}: another promise");
            assert!(goes_on(&made, start(&made, &files, Some(known)).unwrap()) == whole, "{size}: another promise");
        }
    }

    #[test]
    fn a_leaf_changed_in_the_sequencers_segment_is_refused_though_the_nodes_copy_is_sound() {
        let dir = tempfile::tempdir().unwrap();
        let made = record(dir.path(), ACTS);
        let promised = usize::try_from(PROMISED).unwrap();
        for at in [1, 100, 300, 509] {
            // Whoever writes the disk can make the segment's own sums right again.
            let mut leaves = made.leaves[..promised].to_vec();
            *leaves[at].last_mut().unwrap() ^= 1;
            let files = folder(&made, &leaves);
            let fault = start(&made, &files, Some(fold(&made, PROMISED))).err().expect("the start is refused");
            let told = format!("{fault:?}");
            assert!(told.contains(&format!("leaf {at} ")) && told.contains("signature"), "{told}");
        }
        let files = folder(&made, &made.leaves[..promised - 1]);
        assert!(start(&made, &files, Some(fold(&made, PROMISED))).is_err(), "a promised leaf is lost");
    }

    #[test]
    fn a_copy_that_is_longer_than_what_was_promised_or_of_another_record_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let (made, other) = (record(&dir.path().join("a"), ACTS), record(&dir.path().join("b"), ACTS));
        let files = folder(&made, &made.leaves[..usize::try_from(PROMISED).unwrap()]);
        let whole = goes_on(&made, start(&made, &files, None).unwrap());
        for known in [fold(&made, PROMISED + 1), fold(&other, 300), fold(&made, 0)] {
            assert!(goes_on(&made, start(&made, &files, Some(known)).unwrap()) == whole);
        }
    }

    #[test]
    fn leaves_beyond_the_latch_are_checked_and_confirmed_anew() {
        let dir = tempfile::tempdir().unwrap();
        let made = record(dir.path(), ACTS);
        let files = folder(&made, &made.leaves);
        let (_, whole) = start(&made, &files, None).unwrap();
        let (sequencer, effects) = start(&made, &files, Some(fold(&made, 400))).unwrap();
        assert_eq!((sequencer.ledger().size(), effects), (PROMISED, whole));
        let mut leaves = made.leaves.clone();
        *leaves[515].last_mut().unwrap() ^= 1;
        let files = folder(&made, &leaves);
        assert!(start(&made, &files, Some(fold(&made, 400))).is_err());
    }
}
