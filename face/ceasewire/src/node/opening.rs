//! How a node comes up: its folder is read, compared with what it promised, and folded, as far as no snapshot holds it.

use super::index::Index;
use super::shelf::{self, channels, open_mechanism};
use super::signer::Signer;
use super::snapshot::{self, Restored};
use super::state::{GAZETTEER, Pulse, State};
use crate::clock::Clock;
use crate::config::Config;
use crate::fault::CliFault;
use crate::found;
use act::{Act, Kernel, MemberId, Refusal};
use record::{CheckedLeaf, Checker, Founding, Ledger, Outbox, Replica, Unsure, Witness};
use rulebook::Gazetteer;
use seal::{DuressKey, Keyring, SealingKey};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use store::{LatchFile, Segment};
use tokio::sync::watch;

/// Leaves that are checked together when a record is folded anew.
const AT_ONCE: usize = 2048;

/// Leaves with what can be checked of each by itself, on every core.
fn checked(checker: &Checker, leaves: Vec<Vec<u8>>) -> Vec<CheckedLeaf> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = leaves.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let one = |part: &[Vec<u8>]| part.iter().map(|leaf| checker.leaf(leaf.clone())).collect::<Vec<_>>();
        let parts: Vec<_> = leaves.chunks(part).map(|part| scope.spawn(move || one(part))).collect();
        parts.into_iter().flat_map(|p| p.join().expect("a check of foreign bytes does not panic")).collect()
    })
}

impl State {
    /// Opens a node's folder and folds what its segment holds.
    ///
    /// # Errors
    /// If the folder is in use, a file is damaged beyond what a crash can do, or a key is missing.
    pub fn open(dir: &Path, clock: Clock) -> Result<(State, watch::Receiver<Pulse>), CliFault> {
        let lock = store::Lock::hold(dir)?;
        let config = Config::read(dir)?;
        let (founding, rulebook) = open_mechanism(dir)?;
        let me = founding.member(&config.member).ok_or_else(|| {
            CliFault::refused(&Refusal::new("member-unknown").of_field("member").with("given", &config.member))
        })?;
        let keys = dir.join("keys");
        if crate::keyfile::sweep(&keys)? {
            tracing::warn!("what a `keys encrypt` left that was stopped is deleted");
        }
        super::own::same_founding(&keys, &founding, me)?;
        super::own::same_pin(&keys, &founding, me)?;
        let genesis = founding.genesis();
        let sealing = SealingKey::from_seed(&*found::load(&keys.join("sealing.key"))?);
        let (founders, shelf) = (Arc::new(rulebook), shelf::open(dir)?);
        let empty = shelf::situation(&founding, &founders, &shelf);
        let mut hashes = Vec::new();
        let each = &mut |leaf: &[u8]| hashes.push(tlog::leaf_hash(leaf));
        let (segment, recovered) = Segment::open_each(&dir.join("record.segment"), each)?;
        let mut witness = Self::open_witness(dir, &config, &founding, me, &segment)?;
        let deposits_file = match &mut witness {
            None => None,
            Some((witness, _)) => {
                let (file, held) = super::deposits::open(dir)?;
                held.into_iter().for_each(|(name, held)| witness.deposits.hold(name, held));
                Some(file)
            }
        };
        // It checks every page of its file meanwhile.
        let index = Index::open(&dir.join("projection"), genesis.0).map_err(|e| CliFault::io("a thread", e))?;
        let (outbox_file, kept) = Segment::open(&dir.join("outbox.segment"))?;
        super::copy::tell_cut(dir, "record.segment", &recovered);
        super::copy::tell_cut(dir, "outbox.segment", &kept);
        let (receipts, kept_receipts) = super::receipts::Receipts::open(dir)?;
        if kept.cut_bytes > 0 {
            // Was it half of a write, or the last act and its serial? Only the record can say.
            super::copy::unmark_outbox(dir)?;
        }
        let gazetteer = Gazetteer::read("gazetteer.csv", GAZETTEER.as_bytes())
            .map_err(|f| CliFault::Io(f.first().map(ToString::to_string).unwrap_or_default()))?;
        let desk = Signer::of_desk(&keys, config.token.as_ref())?;
        let machine = Signer::file(&keys.join("node.key"))?;
        let key = snapshot::key(&desk, &machine);
        let restored = snapshot::restore(dir, &key, &founding, &empty, &hashes, &outbox_file);
        let Restored { ledger, situation, checkpoint, key_leaves, waiting, outbox_len } = match restored {
            Some(restored) => restored,
            None => {
                let (channels, situation) = (channels(&founding, &founders), empty);
                let ledger = Ledger::new(founding, Some(channels));
                Restored::nothing(ledger.map_err(|e| CliFault::io(dir.join("genesis").display(), e))?, situation)
            }
        };
        let from = ledger.size();
        let mut replica = Replica::new(ledger).map_err(|e| CliFault::io(dir.join("genesis").display(), e))?;
        if let Some(text) = checkpoint
            && let Err(fault) = replica.accept_checkpoint(&text)
        {
            return Err(CliFault::io(dir.join("record.segment").display(), fault));
        }
        // What a snapshot holds is found in the index as soon as that is open; until then nobody waits for it.
        if from < hashes.len() as u64 {
            index.wait()?;
        }
        let unsure = super::copy::is_copy(dir)?.then(|| Unsure::new(replica.founding(), me));
        let (pulse, pulses) = watch::channel(Pulse::default());
        let offline_since = Some(clock.now());
        let mut state = State {
            dir: dir.to_owned(),
            config,
            clock,
            founders,
            shelf,
            editions_noted: 1,
            gazetteer: Arc::new(gazetteer),
            me,
            desk,
            machine,
            duress: DuressKey::from_bytes(*found::load(&keys.join("duress.key"))?),
            keyring: Keyring::new(genesis, me, sealing),
            replica,
            situation,
            state_hashes: RefCell::default(),
            key_leaves: Vec::new(),
            snapshot_size: from,
            segment,
            outbox: Outbox::default(),
            outbox_file,
            index,
            witness,
            refused: BTreeMap::new(),
            to_deliver: VecDeque::new(),
            receipts,
            deposited: Default::default(),
            rule_d: Default::default(),
            deposits_file,
            uniques: BTreeMap::new(),
            epochs_said: BTreeSet::new(),
            keys_complained: BTreeSet::new(),
            complained_of: BTreeSet::new(),
            replied: BTreeSet::new(),
            heard: BTreeMap::new(),
            evidence: super::copy::evidence_files(dir),
            items: super::items::ItemBook::open(dir)?,
            exhibited: BTreeSet::new(),
            unsure,
            unwitnessed_since: None,
            fresh: (0, Instant::now()),
            checkpoint_due: None,
            checkpoint_kept: Instant::now(),
            witnessing: super::witnessing::Witnessing::read(dir),
            frozen: false,
            online: false,
            stirred: 0,
            offline_since,
            sequencer_off: None,
            own_clock: Default::default(),
            away_dead: Default::default(),
            stale: false,
            pulse,
            broken: None,
            _lock: lock,
        };
        for index in key_leaves {
            state.take_keys_again(index)?;
        }
        state.recall_deposits();
        drop(hashes);
        state.rebuild(from)?;
        state.recall_succession()?;
        // Of what was kept before the snapshot, only what waited then can be missing in the record.
        let kept: Vec<Vec<u8>> = waiting.into_iter().chain(kept.records.into_iter().skip(outbox_len)).collect();
        state.recover_outbox(&kept);
        state.recover_receipts(&kept_receipts);
        state.recall_duties();
        state.beat();
        Ok((state, pulses))
    }

    /// Folds the leaves of the segment from `from` on. They were verified under a checkpoint before they were written; they
    /// are verified again, because the disk may have changed since.
    fn rebuild(&mut self, from: u64) -> Result<(), CliFault> {
        let (reader, size) = (self.segment.reader(), self.segment.len());
        for first in (from..size).step_by(AT_ONCE) {
            let leaves = reader.read(first, (AT_ONCE as u64).min(size - first))?;
            let mut acts = Vec::with_capacity(leaves.len());
            for (n, mut leaf) in (first..).zip(checked(&self.replica.ledger().checker(), leaves)) {
                let fold = self.replica.refold(&mut leaf);
                let fault =
                    |e| CliFault::io(self.dir.join("record.segment").display(), format!("record number {n}: {e}"));
                acts.extend(fold.map_err(fault)?);
            }
            self.fold(&acts, false)?;
        }
        if let Some(text) = store::atomic::read(&self.dir.join("checkpoint"))? {
            // The checkpoint of the last time; a newer one comes from the sequencer soon.
            let text = String::from_utf8_lossy(&text).into_owned();
            if let Err(fault) = self.replica.accept_checkpoint(&text) {
                tracing::warn!(%fault, "the checkpoint kept from the last run is not of this record");
            }
        }
        self.note_editions();
        Ok(())
    }

    /// The keys that a leaf gave when it was folded; what it says besides is in the snapshot.
    fn take_keys_again(&mut self, index: u64) -> Result<(), CliFault> {
        let (_, act, _) = self.act_at(index)?;
        if let Ok(Some(content)) = self.keyring.open(&act)
            && let Ok(Some(kernel)) = Kernel::read(content.format, &content.fields)
            && let Ok(true) = self.keyring.receive(&kernel)
        {
            self.key_leaves.push(index);
        }
        Ok(())
    }

    /// What this node had to say by itself and may not have said before it stopped: deliveries, first epochs.
    pub(super) fn recall_duties(&mut self) {
        let mut said = BTreeSet::new();
        for (_, bytes) in self.outbox.waiting() {
            let Ok(act) = Act::decode(bytes) else { continue };
            let Ok(Some(content)) = self.keyring.open(&act) else { continue };
            match Kernel::read(content.format, &content.fields) {
                Ok(Some(Kernel::Delivered { .. })) => said.extend(content.case),
                Ok(Some(Kernel::Epoch { channel, epoch, .. })) => drop(self.epochs_said.insert((channel, epoch))),
                Ok(Some(Kernel::Complaint { act, .. })) => drop(self.keys_complained.insert(act)),
                _ => {}
            }
        }
        if !self.config.acknowledge_delivery {
            return;
        }
        let due = self.situation.undelivered(self.me);
        self.to_deliver.extend(due.into_iter().filter(|name| !said.contains(name)));
    }

    fn open_witness(
        dir: &Path,
        config: &Config,
        founding: &Founding,
        me: MemberId,
        segment: &Segment,
    ) -> Result<Option<(Witness, LatchFile)>, CliFault> {
        if !config.witness {
            return Ok(None);
        }
        let Some(entry) = founding.witnesses.iter().find(|w| w.member == me) else { return Ok(None) };
        let path = dir.join("witness.latch");
        let (mut file, latched) = LatchFile::open(&path)?;
        let last = super::promise::held(&path, &mut file, latched, segment)?;
        let seed = found::load(&dir.join("keys").join("witness.key"))?;
        Ok(Some((Witness::new(&entry.name, &seed, last), file)))
    }
}
