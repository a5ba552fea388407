//! A log and four witnesses for the tests; each test file uses a part of it.
#![allow(dead_code, clippy::unwrap_used)]

use tlog::checkpoint::{self, Checkpoint};
use tlog::note::{Kind, Note};
use tlog::policy::Policy;
use tlog::proof::Proof;
use tlog::{SigningKey, Tree, cosignature, leaf_hash};

/// The origin of the log and the name of its key.
pub const ORIGIN: &str = "record.example/exercise";
/// The four witnesses by their names in the policy.
pub const WITNESSES: [&str; 4] = ["GUAR1", "GUAR2", "GUAR3", "MON"];
/// When the first witness signs; each next one a second later.
pub const TIME_S: u64 = 1_790_000_000;

pub fn log_key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

pub fn witness_key(witness: usize) -> SigningKey {
    SigningKey::from_seed(&[10 + witness as u8; 32])
}

pub fn key_name(witness: usize) -> String {
    format!("{}.example/witness", WITNESSES[witness].to_lowercase())
}

pub fn policy() -> Policy {
    let witnesses = (0..4).map(|witness| {
        let key = witness_key(witness).verifier(&key_name(witness), Kind::Cosignature).unwrap();
        (WITNESSES[witness].to_string(), key)
    });
    Policy::count_of(log_key().verifier(ORIGIN, Kind::Ed25519).unwrap(), witnesses.collect(), 3).unwrap()
}

pub fn leaf(index: u64) -> Vec<u8> {
    format!("leaf {index}").into_bytes()
}

pub fn tree(size: u64) -> Tree {
    let mut tree = Tree::new();
    (0..size).for_each(|index| tree.push(leaf_hash(&leaf(index))));
    tree
}

/// The head of `tree`, signed by the log and by the first `witnesses` witnesses.
pub fn signed(tree: &Tree, witnesses: usize) -> Note {
    let head = Checkpoint::new(ORIGIN, tree.size(), tree.root()).unwrap();
    let mut signatures = vec![checkpoint::sign(&head, &log_key(), ORIGIN).unwrap()];
    signatures.extend((0..witnesses).map(|witness| {
        cosignature::sign(&head, &key_name(witness), &witness_key(witness), TIME_S + witness as u64).unwrap()
    }));
    Note { text: head.to_string(), signatures }
}

pub fn proof(tree: &Tree, index: u64, witnesses: usize) -> Proof {
    let hashes = tree.inclusion(index, tree.size()).unwrap();
    Proof { extra: Some(leaf(index)), index, hashes, checkpoint_note_text: signed(tree, witnesses).to_string() }
}
