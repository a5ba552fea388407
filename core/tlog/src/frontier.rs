//! The right edge of a tree: enough to append and to know the root, in a few hundred bytes.

use crate::{Hash, fold, node_hash};
use alloc::vec::Vec;

/// The complete subtrees of a tree, left to right; what a checker keeps that stores no leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

/// Why hashes cannot be the frontier of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrontierFault {
    /// A tree of `size` leaves has as many complete subtrees as its size has one-bits.
    #[error("a tree of {size} leaves has {expected} complete subtrees, not {found}")]
    Length {
        /// The size asked for.
        size: u64,
        /// The number of hashes it needs.
        expected: usize,
        /// The number of hashes given.
        found: usize,
    },
}

impl Frontier {
    /// The frontier of the tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up where [`crate::Tree::frontier`] left off. The hashes are believed: compare
    /// [`Frontier::root`] with a checkpoint before relying on them.
    ///
    /// # Errors
    /// [`FrontierFault::Length`] if there is not one hash for each one-bit of `size`.
    pub fn from_hashes(size: u64, hashes: Vec<Hash>) -> Result<Self, FrontierFault> {
        let (expected, found) = (size.count_ones() as usize, hashes.len());
        if expected != found {
            return Err(FrontierFault::Length { size, expected, found });
        }
        Ok(Self { size, peaks: hashes })
    }

    /// Appends one leaf hash.
    pub fn push(&mut self, leaf_hash: Hash) {
        let mut hash = leaf_hash;
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("one peak for each one-bit of the size");
            hash = node_hash(&left, &hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over all leaves.
    pub fn root(&self) -> Hash {
        fold(&self.peaks)
    }

    /// The subtree roots, left to right, as [`Frontier::from_hashes`] takes them.
    pub fn hashes(&self) -> &[Hash] {
        &self.peaks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Tree, leaf_hash};

    #[test]
    fn a_frontier_taken_up_anywhere_grows_like_the_tree() {
        let (mut tree, mut grown) = (Tree::new(), Frontier::new());
        for leaf in 0..300_u32 {
            let hash = leaf_hash(&leaf.to_be_bytes());
            let kept = tree.frontier(tree.size()).expect("its own size");
            let mut resumed = Frontier::from_hashes(tree.size(), kept).expect("its own hashes");
            assert_eq!(resumed, grown);
            tree.push(hash);
            grown.push(hash);
            resumed.push(hash);
            assert_eq!((resumed.root(), resumed.size()), (tree.root(), tree.size()));
        }
    }

    #[test]
    fn too_many_or_too_few_hashes_are_refused() {
        for (size, found) in [(0, 1), (6, 1), (6, 3)] {
            assert!(Frontier::from_hashes(size, alloc::vec![[0; 32]; found]).is_err(), "{size} {found}");
        }
    }
}
