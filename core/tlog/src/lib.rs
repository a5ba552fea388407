//! Transparency log, small: tree, tiles, notes, checkpoints, cosignatures, policy and proofs.
//!
//! The formats are those of the C2SP family (signed-note, tlog-checkpoint, tlog-tiles,
//! tlog-cosignature, tlog-witness, tlog-policy, tlog-proof) over the Merkle tree of RFC 6962, so that
//! other people's tools can check what we publish.
//!
//! Promises: nothing here panics on input; every reader is strict, so whatever it accepts it writes
//! back byte for byte; a signature counts only if `verify_strict` says so under a key that is a
//! canonical point of prime order.
//!
//! Deliberately not known here: what a leaf means, what time it is, where bytes are stored.
#![no_std]

extern crate alloc;

pub mod checkpoint;
pub mod cosignature;
mod frontier;
pub mod key;
pub mod note;
pub mod policy;
pub mod proof;
mod prove;
mod text;
pub mod tile;
mod tree;
pub mod witness;

pub use frontier::{Frontier, FrontierFault};
pub use key::SigningKey;
pub use prove::{ProofFault, verify_consistency, verify_inclusion};
pub use tree::Tree;

use sha2::{Digest, Sha256};

/// A SHA-256 hash: of a leaf, of an inner node, or of a whole tree.
pub type Hash = [u8; 32];

/// Hashes one leaf: SHA-256 of a zero byte and the leaf. Source: RFC 6962, section 2.1.
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// Hashes two neighbours into their parent: SHA-256 of a one byte, left, right. Source: RFC 6962,
/// section 2.1.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of the tree without leaves: SHA-256 of nothing. Source: RFC 6962, section 2.1.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// Joins the roots of complete subtrees, left to right and ever smaller, into one root.
pub(crate) fn fold(peaks: &[Hash]) -> Hash {
    let Some((last, left)) = peaks.split_last() else { return empty_root() };
    left.iter().rev().fold(*last, |right, left| node_hash(left, &right))
}
