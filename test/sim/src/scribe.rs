//! A sequencer's key in hands that check nothing.

use crate::Cast;
use act::{Act, ActKey, Millis};
use record::{Leaf, Ledger, Receipt, Replica};
use tlog::checkpoint::{self, Checkpoint};
use tlog::note::Note;
use tlog::witness::AddCheckpoint;
use tlog::{Tree, cosignature};

/// Writes a record, good or bad, and signs any head of it.
#[derive(Clone)]
pub struct Scribe<'c> {
    cast: &'c Cast,
    /// Every leaf.
    pub leaves: Vec<Vec<u8>>,
    tree: Tree,
}

impl<'c> Scribe<'c> {
    /// A record that holds the genesis document.
    pub fn new(cast: &'c Cast) -> Scribe<'c> {
        let mut scribe = Scribe { cast, leaves: Vec::new(), tree: Tree::new() };
        scribe.raw(Ledger::first_leaf(&cast.founding).encode());
        scribe
    }

    /// Appends any bytes as a leaf; gives its index.
    pub fn raw(&mut self, leaf: Vec<u8>) -> u64 {
        self.tree.push(tlog::leaf_hash(&leaf));
        self.leaves.push(leaf);
        self.size() - 1
    }

    /// Appends an act as included at `at`; gives its index.
    pub fn add(&mut self, at: Millis, act: &Act) -> u64 {
        self.raw(Leaf::Act { at, act: act.encode() }.encode())
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The tree over all leaves.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What somebody who saw the first `size` leaves says it has seen.
    pub fn seen(&self, size: u64) -> act::Seen {
        act::Seen { size, root: act::SeenRoot::Whole(self.tree.root_at(size).unwrap()) }
    }

    /// The signed checkpoint over the first `size` leaves.
    pub fn checkpoint(&self, size: u64) -> String {
        self.head(size, self.tree.root_at(size).unwrap())
    }

    /// A signed checkpoint that says anything.
    pub fn head(&self, size: u64, root: [u8; 32]) -> String {
        let origin = &self.cast.founding.origin;
        let head = Checkpoint::new(origin, size, root).unwrap();
        let key = tlog::SigningKey::from_seed(&self.cast.sequencer);
        let signature = checkpoint::sign(&head, &key, origin).unwrap();
        Note { text: head.to_string(), signatures: vec![signature] }.to_string()
    }

    /// The checkpoint over the first `size` leaves, cosigned by these witnesses at `time_s`.
    pub fn cosigned(&self, size: u64, witnesses: &[usize], time_s: u64) -> String {
        let mut note = Note::parse(&self.checkpoint(size)).unwrap();
        let head = Checkpoint::parse(&note.text).unwrap();
        for n in witnesses {
            let (name, seed) = self.cast.witness(*n);
            let key = tlog::SigningKey::from_seed(&seed);
            note.signatures.push(cosignature::sign(&head, name, &key, time_s).unwrap());
        }
        note.to_string()
    }

    /// A request to a witness that signed the first `old` leaves last, for the first `size`.
    pub fn request(&self, old: u64, size: u64) -> AddCheckpoint {
        let proof = if old == 0 { Vec::new() } else { self.tree.consistency(old, size).unwrap_or_default() };
        AddCheckpoint { old_size: old, proof, note: Note::parse(&self.checkpoint(size)).unwrap() }
    }

    /// A signed receipt that says anything.
    pub fn receipt(&self, act: &Act, index: u64, at: Millis) -> (Receipt, Vec<u8>) {
        let author = self.cast.members.iter().flat_map(|m| [&m.desk, &m.node]).find(|k| k.public().id() == act.key());
        let act = act.hash(&author.unwrap().public(), &self.cast.genesis());
        let receipt = Receipt { act, index, at };
        let bytes = receipt.sign(&ActKey::from_seed(&self.cast.sequencer), &self.cast.genesis());
        (receipt, bytes)
    }

    /// Sends a replica the leaves it lacks up to `size`.
    pub fn feed(&self, replica: &mut Replica, size: u64) {
        for index in replica.wants()..size {
            replica.accept_leaf(index, self.leaves[index as usize].clone()).unwrap();
        }
    }

    /// A replica that has followed the first `size` leaves.
    pub fn replica(&self, size: u64) -> Replica {
        let mut replica = Replica::new(self.cast.ledger()).unwrap();
        self.feed(&mut replica, size);
        replica.accept_checkpoint(&self.checkpoint(size)).unwrap();
        replica
    }

    /// The fold over all leaves, which must all be good.
    pub fn ledger(&self) -> Ledger {
        let mut ledger = self.cast.ledger();
        self.leaves.iter().for_each(|leaf| drop(ledger.apply(leaf).unwrap()));
        ledger
    }
}
