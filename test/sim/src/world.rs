//! A sequencer on a disk that stops, and everything it promised to anybody.
//!
//! The disk is one segment of records and one latch. An append may reach it wholly, in part, or not at all; until a sync
//! it is only visible, and a loss of power may take any end of it, with half a record left behind. The latch is replaced
//! whole or not at all.

use crate::{Cast, NOW};
use act::{ActKey, Name};
use record::{Admission, Effect, Latch, Receipt, Sequencer, SequencerFault};
use std::collections::{BTreeMap, BTreeSet};
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;

/// What lies on the disk. Order and equality let a search visit each state once.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disk {
    /// Records of the segment; `None` is half a record.
    pub segment: Vec<Option<Vec<u8>>>,
    /// How many of them a loss of power cannot take.
    pub durable: usize,
    /// The latch file.
    pub latch: Option<Vec<u8>>,
}

impl Disk {
    /// The whole records, as a store reads them: the half one at the end is cut off.
    pub fn open(&mut self) -> Vec<Vec<u8>> {
        let whole = self.segment.iter().take_while(|r| r.is_some()).count();
        self.segment.truncate(whole);
        self.segment.iter().flatten().cloned().collect()
    }

    /// Every disk that a stop at this moment can leave: the process dies, or the power fails with any end of what was
    /// not synced gone.
    pub fn stopped(&self) -> Vec<Disk> {
        let mut all = vec![self.clone()];
        for kept in self.durable..=self.segment.len() {
            let whole = Disk { segment: self.segment[..kept].to_vec(), durable: kept, latch: self.latch.clone() };
            let mut torn = whole.clone();
            torn.segment.push(None);
            all.push(whole);
            if kept < self.segment.len() {
                all.push(torn);
            }
        }
        all
    }
}

/// Everything that anybody outside was ever told.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Promises {
    /// By act, every `(index, time)` that a receipt named.
    pub receipts: BTreeMap<Name, BTreeSet<(u64, u64)>>,
    /// By size, every root that was signed, whether or not it left the house.
    pub roots: BTreeMap<u64, BTreeSet<[u8; 32]>>,
}

impl Promises {
    fn receipt(&mut self, cast: &Cast, name: Name, bytes: &[u8]) {
        let key = ActKey::from_seed(&cast.sequencer).public();
        let receipt = Receipt::verify(bytes, &key, &cast.genesis()).expect("the sequencer signs its receipts");
        self.receipts.entry(name).or_default().insert((receipt.index, receipt.at));
    }

    fn head(&mut self, text: &str) {
        let head = Checkpoint::parse(&Note::parse(text).unwrap().text).unwrap();
        self.roots.entry(head.size()).or_default().insert(*head.root());
    }
}

/// The acts that clients offer, commit by commit.
pub type Script = Vec<Vec<Vec<u8>>>;

/// A sequencer at work on a disk.
pub struct World<'c> {
    cast: &'c Cast,
    /// Its disk.
    pub disk: Disk,
    /// What it promised, in this life and those before.
    pub promises: Promises,
}

impl<'c> World<'c> {
    /// A sequencer that was stopped with this disk after these promises.
    pub fn new(cast: &'c Cast, disk: Disk, promises: Promises) -> World<'c> {
        World { cast, disk, promises }
    }

    /// Starts, finishes what was left undone, and lets every client offer its acts again. `watch` sees the world before
    /// and after each effect, and each single record of an append: a stop can happen at each of these moments.
    ///
    /// # Errors
    /// [`SequencerFault`] if the sequencer refuses to go on.
    pub fn live(
        &mut self,
        script: &Script,
        watch: &mut impl FnMut(&Disk, &Promises),
    ) -> Result<Sequencer, SequencerFault> {
        let leaves = self.disk.open();
        let latch = self.disk.latch.as_deref().map(Latch::decode).transpose()?;
        let channels = Some(self.cast.channels.clone());
        let founding = self.cast.founding.clone();
        let (mut sequencer, effects) =
            Sequencer::start(founding, channels, &self.cast.sequencer, leaves, latch.as_ref())?;
        self.perform(&mut sequencer, effects, watch)?;
        for commit in script {
            for bytes in commit {
                if let Admission::Standing(name, receipt) = sequencer.admit(bytes, NOW).expect("good acts") {
                    self.promises.receipt(self.cast, name, &receipt.sign());
                }
            }
            let effects = sequencer.gather(NOW);
            self.perform(&mut sequencer, effects, watch)?;
        }
        Ok(sequencer)
    }

    /// Performs effects in order, and what follows from them.
    ///
    /// # Errors
    /// [`SequencerFault`] if the sequencer refuses what was read back.
    pub fn perform(
        &mut self,
        sequencer: &mut Sequencer,
        effects: Vec<Effect>,
        watch: &mut impl FnMut(&Disk, &Promises),
    ) -> Result<(), SequencerFault> {
        for effect in effects {
            watch(&self.disk, &self.promises);
            match effect {
                Effect::Append(leaves) => {
                    for leaf in leaves {
                        self.disk.segment.push(Some(leaf));
                        watch(&self.disk, &self.promises);
                    }
                }
                Effect::Sync => {
                    self.disk.durable = self.disk.segment.len();
                    watch(&self.disk, &self.promises);
                    let from = sequencer.ledger().size() as usize;
                    let read_back: Vec<_> = self.disk.segment[from..].iter().flatten().cloned().collect();
                    let next = sequencer.confirm(&read_back)?;
                    self.perform(sequencer, next, watch)?;
                }
                Effect::Latch(latch) => {
                    self.promises.head(&latch.checkpoint);
                    self.promises.roots.entry(latch.size).or_default().insert(latch.root);
                    self.disk.latch = Some(latch.encode());
                }
                Effect::Publish(text) => self.promises.head(&text),
                Effect::Receipts(receipts) => {
                    for (name, promised) in receipts {
                        self.promises.receipt(self.cast, name, &promised.sign());
                        watch(&self.disk, &self.promises);
                    }
                }
                Effect::Tiles(_) | Effect::Refused(_) => {}
            }
            watch(&self.disk, &self.promises);
        }
        Ok(())
    }

    /// What must hold at every moment.
    pub fn check(&self) {
        for (size, roots) in &self.promises.roots {
            assert_eq!(roots.len(), 1, "two roots were signed for size {size}");
        }
        for (name, places) in &self.promises.receipts {
            assert_eq!(places.len(), 1, "receipts for {name} contradict each other: {places:?}");
        }
        let mut ledger = self.cast.ledger();
        for record in self.disk.segment.iter().take(self.disk.durable).flatten() {
            ledger.apply(record).expect("what is durable may stand where it is");
        }
        for (name, places) in &self.promises.receipts {
            let (index, at) = places.iter().next().expect("a receipt names a place");
            assert_eq!(ledger.index_of(name), Some(*index), "promised act {name} is not durable at its place");
            assert_eq!(ledger.time_of(*index), Some(*at), "promised act {name} is not durable at its time");
        }
        for (size, roots) in &self.promises.roots {
            assert_eq!(ledger.tree().root_at(*size).as_ref(), roots.first(), "the head of size {size} is not durable");
        }
    }
}
