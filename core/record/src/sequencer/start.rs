//! How a sequencer comes up: what the disk holds against what was promised.

use super::{Acts, Batch, Effect, Sequencer, SequencerFault, push};
use crate::ledger::{Channels, Ledger};
use crate::pool::Pool;
use crate::receipt::Signer;
use crate::{Founding, Latch};
use act::Millis;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use tlog::Frontier;
use tlog::note::Note;

impl Sequencer {
    /// Starts from what the disk holds: the segment's leaves and the latch. An empty disk starts with the genesis.
    ///
    /// The effects it returns finish what an earlier run left undone; none of them makes a second root for a size.
    ///
    /// # Errors
    /// [`SequencerFault`] if the disk contradicts itself or has lost what was promised.
    pub fn start(
        founding: Founding,
        channels: Option<Channels>,
        seed: &[u8; 32],
        leaves: Vec<Vec<u8>>,
        latch: Option<&Latch>,
    ) -> Result<(Sequencer, Vec<Effect>), SequencerFault> {
        Sequencer::go_on(Ledger::new(founding, channels)?, seed, 0, leaves, latch)
    }

    /// As [`Sequencer::start`], from a fold that this house has made of the same leaves and keeps beside the segment: its
    /// own copy of the record. What was checked before is trusted exactly as far as it is shown to be the same bytes:
    /// - the latch carries the checkpoint that this sequencer signed over the size and root that it names;
    /// - the segment's leaves, all read and hashed anew as `hashes`, have that root;
    /// - the fold is of leaves of the same record, no more than were promised; those that it has not are checked in full,
    ///   and bring it to that same root.
    ///
    /// `leaves` are those of the segment from number `from` on, which is at most the fold's size and at most where the
    /// last unfinished bundle of 256 begins. `None` if any of this does not hold: then the full start says why.
    pub fn resume(
        ledger: Ledger,
        seed: &[u8; 32],
        hashes: &[tlog::Hash],
        (from, leaves): (u64, Vec<Vec<u8>>),
        latch: &Latch,
    ) -> Option<(Sequencer, Vec<Effect>)> {
        let signed = ledger.policy().ok()?.judge(&Note::parse(&latch.checkpoint).ok()?).ok()?.checkpoint;
        let mut frontier = Frontier::default();
        hashes.get(..usize::try_from(latch.size).ok()?)?.iter().for_each(|hash| frontier.push(*hash));
        let one_root = frontier.root() == latch.root && *signed.root() == latch.root && signed.size() == latch.size;
        let start = usize::try_from(from).ok()?;
        let same =
            hashes.get(start..)?.iter().eq(leaves.iter().map(|leaf| tlog::leaf_hash(leaf)).collect::<Vec<_>>().iter());
        let known = ledger.size() > 0 && from <= ledger.size() && ledger.size() <= latch.size;
        let bundle = latch.size - latch.size % 256;
        if !one_root || !same || !known || from > bundle {
            return None;
        }
        Sequencer::go_on(ledger, seed, from, leaves, Some(latch)).ok()
    }

    /// Goes on from a fold of the first leaves; `leaves` are those of the segment from number `from` on.
    fn go_on(
        ledger: Ledger,
        seed: &[u8; 32],
        from: u64,
        leaves: Vec<Vec<u8>>,
        latch: Option<&Latch>,
    ) -> Result<(Sequencer, Vec<Effect>), SequencerFault> {
        let founding = ledger.founding();
        let first = Ledger::first_leaf(founding).encode();
        let promised = latch.map_or(0, |l| l.size);
        let have = from + leaves.len() as u64;
        let (genesis, members) = (founding.genesis(), founding.members.len());
        let mut sequencer = Sequencer {
            ledger,
            signer: Signer::new(seed, genesis),
            note_key: tlog::SigningKey::from_seed(seed),
            pool: Pool::new(members),
            pooled: BTreeMap::new(),
            batch: None,
            stopped: false,
            changes: 0,
            tail: Vec::new(),
            entered: Vec::new(),
        };
        match latch {
            _ if have < promised => return Err(SequencerFault::Lost { have, promised }),
            None if have > 1 => return Err(SequencerFault::NoLatch(have)),
            _ => {}
        }
        let (kept, beyond) = leaves.split_at((promised - from) as usize);
        for leaf in &kept[(sequencer.ledger.size() - from) as usize..] {
            push(&mut sequencer.ledger, leaf)?;
        }
        if latch.is_some_and(|l| sequencer.ledger.tree().root() != l.root) {
            return Err(SequencerFault::Root(promised));
        }
        let bundle = promised - promised % 256;
        sequencer.tail = kept[(bundle - from) as usize..].to_vec();
        let at = sequencer.ledger.founding().founded_s * 1000;
        let (batch, effects) = match latch {
            Some(l) if beyond.is_empty() => (None, Vec::from([Effect::Publish(l.checkpoint.clone())])),
            None if beyond.is_empty() => {
                let batch = Batch { leaves: Vec::from([first.clone()]), acts: Acts::New(Vec::new()), at };
                (Some(batch), Vec::from([Effect::Append(Vec::from([first])), Effect::Sync]))
            }
            _ => (Some(sequencer.found(beyond, at)?), Vec::from([Effect::Sync])),
        };
        let term = match &batch {
            Some(Batch { acts: Acts::Found(ledger, _), .. }) => ledger.term(),
            _ => sequencer.ledger.term(),
        };
        if term.key != sequencer.note_key.public() {
            return Err(SequencerFault::Succeeded(term.fence.term));
        }
        sequencer.batch = batch;
        Ok((sequencer, effects))
    }

    /// The commit of leaves that an earlier run wrote and did not promise.
    fn found(&mut self, leaves: &[Vec<u8>], at: Millis) -> Result<Batch, SequencerFault> {
        let (mut ledger, mut acts) = (self.ledger.clone(), Vec::new());
        for leaf in leaves {
            acts.extend(push(&mut ledger, leaf)?);
        }
        self.pooled.extend(acts.iter().copied());
        Ok(Batch { leaves: leaves.to_vec(), acts: Acts::Found(Box::new(ledger), acts), at })
    }
}
