//! What a node made of its record, kept so that a start need not fold a long record before its first answer.
//!
//! ```text
//! projection/situation.frozen = "CWSNAP1\n" ‖ HMAC-SHA256(key, body) ‖ body
//! key  = SHA-256("cw/snapshot/1" ‖ seed of the desk's key ‖ seed of the machine's key)
//! body = [program, genesis, rulebook hash, size, checkpoint, key leaves, outbox length, its mark, [waiting act, ..],
//!         ledger, situation]
//! ```
//! A cache: it may be deleted at any time, and one that is damaged, of another program, rulebook, record or node is passed
//! over. It is believed only if the leaves on the disk, hashed anew, are those under the checkpoint that the sequencer
//! signed over just this size; so no leaf can have changed since all of them were verified. Every signature is checked
//! again after the start, in the background: see [`super::audit`]. What this trusts is a decision: what does a start trust.

use super::actor::Actor;
use super::shelf::channels;
use super::signer::Signer;
use super::state::{Pulse, State};
use act::cbor::{CborFault, Reader, Writer};
use hmac::{Hmac, KeyInit, Mac};
use record::{Founding, Ledger};
use sha2::{Digest, Sha256};
use situation::Situation;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::Segment;
use tlog::{Hash, Tree};
use tokio::sync::watch;
use zeroize::Zeroizing;

const HEADER: &[u8; 8] = b"CWSNAP1\n";
const SUM_LEN: usize = 32;
/// A shorter record is folded in a moment.
const SIZE_MIN: u64 = 256;
/// Nothing has come for so long: the moment to write.
const IDLE: Duration = Duration::from_secs(20);
/// Another way of folding makes another situation of the same record.
const PROGRAM: &str = env!("CEASEWIRE_SOURCES");

type Key = Zeroizing<[u8; 32]>;

/// Where a start goes on from.
pub(super) struct Restored {
    pub(super) ledger: Ledger,
    pub(super) situation: Situation,
    /// The newest checkpoint that was known, of the ledger's size.
    pub(super) checkpoint: Option<String>,
    pub(super) key_leaves: Vec<u64>,
    /// Acts that were kept in the outbox and not in the record.
    pub(super) waiting: Vec<Vec<u8>>,
    /// Records of the outbox that these are all that matters of.
    pub(super) outbox_len: usize,
}

impl Restored {
    /// Nothing: the record is folded from its first leaf.
    pub(super) fn nothing(ledger: Ledger, situation: Situation) -> Restored {
        Restored { ledger, situation, checkpoint: None, key_leaves: Vec::new(), waiting: Vec::new(), outbox_len: 0 }
    }
}

/// Only who holds the node's keys can write a snapshot that it believes.
pub(super) fn key(desk: &Signer, machine: &Signer) -> Key {
    let key = Sha256::new().chain_update(b"cw/snapshot/1").chain_update(desk.secret()).chain_update(machine.secret());
    Zeroizing::new(key.finalize().into())
}

fn path(dir: &Path) -> PathBuf {
    dir.join("projection/situation.frozen")
}

fn mac(key: &Key, body: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(&**key).expect("HMAC takes a key of any length").chain_update(body)
}

/// The snapshot in this folder, if it is of just this node, program and record.
pub(super) fn restore(
    dir: &Path,
    key: &Key,
    founding: &Founding,
    empty: &Situation,
    hashes: &[Hash],
    outbox: &Segment,
) -> Option<Restored> {
    let bytes = std::fs::read(path(dir)).ok()?;
    let restored = read(&bytes, key, founding, empty, hashes, outbox);
    if restored.is_none() {
        tracing::info!("the snapshot is not of this record, rulebook and program; the record is folded anew");
    }
    restored
}

fn read(
    bytes: &[u8],
    key: &Key,
    founding: &Founding,
    empty: &Situation,
    hashes: &[Hash],
    outbox: &Segment,
) -> Option<Restored> {
    let (sum, body) = bytes.strip_prefix(HEADER)?.split_at_checked(SUM_LEN)?;
    mac(key, body).verify_slice(sum).ok()?;
    let kept = Kept::decode(body).ok()?;
    let hashes = hashes.get(..usize::try_from(kept.size).ok()?)?;
    let same = kept.program == PROGRAM && kept.genesis == founding.genesis().0 && kept.rulebook == founding.rulebook;
    if !same || outbox.mark(kept.outbox_len) != Some(kept.outbox_mark) {
        return None;
    }
    let (tree, situation) = std::thread::scope(|scope| {
        let situation = scope.spawn(|| empty.clone().thaw(kept.situation));
        (tree(hashes), situation.join().ok().flatten())
    });
    let situation = situation.filter(|s| s.size() == kept.size)?;
    let channels = channels(founding, empty.editions().first()?.rulebook.as_ref()?);
    let ledger = Ledger::thaw(founding.clone(), Some(channels), tree, kept.ledger).ok()?;
    // By the keys of the terms that it holds: what says so is under this very checkpoint, or the checkpoint is another.
    let note = tlog::note::Note::parse(&kept.checkpoint).ok()?;
    let signed = ledger.policy().ok()?.judge(&note).ok()?.checkpoint;
    if signed.size() != kept.size || *signed.root() != ledger.tree().root() {
        return None;
    }
    let outbox_len = usize::try_from(kept.outbox_len).ok()?;
    let Kept { checkpoint, key_leaves, waiting, .. } = kept;
    Some(Restored { ledger, situation, checkpoint: Some(checkpoint), key_leaves, waiting, outbox_len })
}

/// The tree over leaves with these hashes.
fn tree(hashes: &[Hash]) -> Tree {
    let mut tree = Tree::new();
    hashes.iter().for_each(|hash| tree.push(*hash));
    tree
}

struct Kept<'a> {
    program: String,
    genesis: [u8; 32],
    rulebook: [u8; 32],
    size: u64,
    checkpoint: String,
    key_leaves: Vec<u64>,
    outbox_len: u64,
    outbox_mark: u32,
    waiting: Vec<Vec<u8>>,
    ledger: &'a [u8],
    situation: &'a [u8],
}

impl<'a> Kept<'a> {
    fn decode(body: &'a [u8]) -> Result<Kept<'a>, CborFault> {
        Reader::whole(body, |r| {
            r.array_len(11)?;
            Ok(Kept {
                program: r.text()?,
                genesis: r.array_of()?,
                rulebook: r.array_of()?,
                size: r.uint()?,
                checkpoint: r.text()?,
                key_leaves: (0..r.array()?).map(|_| r.uint()).collect::<Result<_, _>>()?,
                outbox_len: r.uint()?,
                outbox_mark: u32::try_from(r.uint()?).map_err(|_| CborFault::Range)?,
                waiting: (0..r.array()?).map(|_| r.bytes().map(<[u8]>::to_vec)).collect::<Result<_, _>>()?,
                ledger: r.bytes()?,
                situation: r.bytes()?,
            })
        })
    }

    fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(11)
            .text(&self.program)
            .bytes(&self.genesis)
            .bytes(&self.rulebook)
            .uint(self.size)
            .text(&self.checkpoint);
        self.key_leaves.iter().fold(w.array(self.key_leaves.len()), |w, index| w.uint(*index));
        w.uint(self.outbox_len).uint(self.outbox_mark.into());
        self.waiting.iter().fold(w.array(self.waiting.len()), |w, act| w.bytes(act));
        w.bytes(self.ledger).bytes(self.situation);
        w.done()
    }
}

impl State {
    /// Writes a snapshot if the record is long and has grown much since the last one. It takes some two microseconds an
    /// act, and nothing is lost without it but time at the next start.
    pub(super) fn keep_snapshot(&mut self) {
        let ledger = self.replica.ledger();
        let size = ledger.size();
        let grown = size - self.snapshot_size.min(size);
        // Of another size are a record of which no checkpoint has come, and a situation that a key has made stale.
        let settled = self.broken.is_none() && !self.stale && !self.must_sync() && self.situation.size() == size;
        if size < SIZE_MIN || grown < SIZE_MIN.max(size / 64) || !settled {
            return;
        }
        let Some(checkpoint) = self.replica.checkpoint().map(str::to_owned) else { return };
        let outbox_len = self.outbox_file.len();
        let Some(outbox_mark) = self.outbox_file.mark(outbox_len) else { return };
        let body = Kept {
            program: PROGRAM.to_owned(),
            genesis: self.genesis().0,
            rulebook: self.founding().rulebook,
            size,
            checkpoint,
            key_leaves: self.key_leaves.clone(),
            outbox_len,
            outbox_mark,
            waiting: self.outbox.waiting().map(|(_, act)| act.clone()).collect(),
            ledger: &ledger.freeze(),
            situation: &self.situation.freeze(),
        }
        .encode();
        let sum = mac(&key(&self.desk, &self.machine), &body).finalize().into_bytes();
        match store::atomic::replace_secret(&path(&self.dir), &[&HEADER[..], &sum, &body].concat()) {
            Ok(()) => self.snapshot_size = size,
            // A cache: the next start takes longer.
            Err(fault) => tracing::warn!(%fault, "the snapshot of the situation could not be written"),
        }
    }
}

/// Writes a snapshot whenever the record has come to rest.
pub(super) async fn keep(keeper: Actor<State>, mut pulse: watch::Receiver<Pulse>) {
    while pulse.changed().await.is_ok() {
        while let Ok(Ok(())) = tokio::time::timeout(IDLE, pulse.changed()).await {}
        if keeper.tell(State::keep_snapshot).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
