//! The whole tree in memory: the root of every complete subtree, level by level.

use crate::tile::TilePath;
use crate::{Hash, fold, node_hash};
use alloc::vec::Vec;

/// An append-only Merkle tree; costs about 64 bytes a leaf and answers for every earlier size too.
///
/// Level 0 holds the leaf hashes; entry `i` of level `h` is the root over leaves
/// `i * 2^h .. (i + 1) * 2^h`. Source: RFC 6962, section 2.1.
///
/// ```rust
/// use tlog::{Tree, leaf_hash, verify_consistency, verify_inclusion};
/// let mut tree = Tree::new();
/// ["one", "two", "three"].iter().for_each(|leaf| tree.push(leaf_hash(leaf.as_bytes())));
/// let (early, now) = (tree.root_at(2).unwrap(), tree.root());
/// // Whoever knows only the roots is shown that "two" stands at 1, and that nothing before has changed.
/// let proof = tree.inclusion(1, 3).unwrap();
/// assert!(verify_inclusion(&leaf_hash(b"two"), 1, 3, &proof, &now).is_ok());
/// assert!(verify_inclusion(&leaf_hash(b"two!"), 1, 3, &proof, &now).is_err());
/// assert!(verify_consistency(2, &early, 3, &now, &tree.consistency(2, 3).unwrap()).is_ok());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends one leaf hash (see [`crate::leaf_hash`]).
    pub fn push(&mut self, leaf_hash: Hash) {
        let mut hash = leaf_hash;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            if row.len() % 2 == 1 {
                return;
            }
            hash = node_hash(&row[row.len() - 2], &row[row.len() - 1]);
        }
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// The root over all leaves; of an empty tree SHA-256 of nothing.
    pub fn root(&self) -> Hash {
        self.range(0, self.size())
    }

    /// The root this tree had at `size`, or `None` if it was never that large.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        (size <= self.size()).then(|| self.range(0, size))
    }

    /// The leaf hash at `index`.
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.node(0, index).copied()
    }

    /// The proof that leaf `index` is in the tree of `size` leaves, sibling first, or `None` unless
    /// `index < size <= self.size()`. Source: RFC 6962, section 2.1.1.
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.size() {
            return None;
        }
        let (mut low, mut high, mut proof) = (0, size, Vec::new());
        while high - low > 1 {
            let middle = low + split(high - low);
            if index < middle {
                proof.push(self.range(middle, high));
                high = middle;
            } else {
                proof.push(self.range(low, middle));
                low = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// The proof that the tree of `old` leaves is a prefix of the tree of `new` leaves, or `None`
    /// unless `old <= new <= self.size()`. Empty if `old` is 0 or equals `new`.
    /// Source: RFC 6962, section 2.1.2.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if old > new || new > self.size() {
            return None;
        }
        let (mut low, mut high, mut proof) = (0, new, Vec::new());
        // The verifier knows the old root itself, so it is left out while we never turned right.
        let mut known = true;
        while old != 0 && old != high {
            let middle = low + split(high - low);
            if old <= middle {
                proof.push(self.range(middle, high));
                high = middle;
            } else {
                proof.push(self.range(low, middle));
                low = middle;
                known = false;
            }
        }
        if !known {
            proof.push(self.range(low, high));
        }
        proof.reverse();
        Some(proof)
    }

    /// Forgets every leaf from index `size` on; does nothing if the tree is smaller.
    pub fn truncate(&mut self, size: u64) {
        for (level, row) in self.levels.iter_mut().enumerate() {
            // A level above 63 cannot exist: it would need 2^64 leaves.
            row.truncate(usize::try_from(size >> level).unwrap_or(usize::MAX));
        }
        self.levels.retain(|row| !row.is_empty());
    }

    /// The bytes of one hash tile, or `None` if the tree does not fill it to the width asked for, or
    /// if the path names an entry bundle. Source: C2SP tlog-tiles, "Merkle Tree".
    pub fn tile(&self, path: &TilePath) -> Option<Vec<u8>> {
        let TilePath::Hash { level, index, width } = *path else { return None };
        let row = self.levels.get(usize::from(level) * 8)?;
        let start = usize::try_from(index).ok()?.checked_mul(256)?;
        let end = start.checked_add(usize::from(width))?;
        (1..=256).contains(&width).then(|| row.get(start..end).map(<[Hash]>::concat))?
    }

    /// The roots of the complete subtrees that cover the first `size` leaves, left to right: what a
    /// [`crate::Frontier`] starts from. `None` if the tree is smaller.
    pub fn frontier(&self, size: u64) -> Option<Vec<Hash>> {
        (size <= self.size()).then(|| self.peaks(0, size))
    }

    fn node(&self, level: usize, index: u64) -> Option<&Hash> {
        self.levels.get(level)?.get(usize::try_from(index).ok()?)
    }

    /// The root over leaves `low..high`; `low` is a multiple of the largest subtree inside.
    fn range(&self, low: u64, high: u64) -> Hash {
        fold(&self.peaks(low, high))
    }

    fn peaks(&self, mut low: u64, high: u64) -> Vec<Hash> {
        let mut peaks = Vec::new();
        while low < high {
            let level = (high - low).ilog2();
            let peak = self.node(level as usize, low >> level);
            peaks.push(*peak.expect("callers keep high within the size, where each subtree is complete"));
            low += 1 << level;
        }
        peaks
    }
}

/// The largest power of two smaller than `count`, which is at least 2.
fn split(count: u64) -> u64 {
    1 << (count - 1).ilog2()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{empty_root, leaf_hash};

    fn tree(size: u64) -> Tree {
        let mut tree = Tree::new();
        (0..size).for_each(|leaf| tree.push(leaf_hash(&leaf.to_be_bytes())));
        tree
    }

    /// The definition, word for word and without any cleverness. Source: RFC 6962, section 2.1.
    fn slow_root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [leaf] => *leaf,
            _ => {
                let (left, right) = leaves.split_at(split(leaves.len() as u64) as usize);
                node_hash(&slow_root(left), &slow_root(right))
            }
        }
    }

    #[test]
    fn every_root_is_the_one_the_definition_gives() {
        let all = tree(600);
        for size in 0..=600 {
            let expected = slow_root(&all.levels[0][..size as usize]);
            assert_eq!(all.root_at(size), Some(expected), "size {size}");
            assert_eq!(fold(&all.frontier(size).unwrap_or_default()), expected, "size {size}");
        }
        assert_eq!(all.root_at(601), None);
        assert_eq!(Tree::new().root(), empty_root());
    }

    #[test]
    fn a_truncated_tree_is_the_tree_that_never_grew() {
        for (from, to) in [(300, 0), (300, 255), (300, 256), (300, 299), (7, 9)] {
            let mut cut = tree(from);
            cut.truncate(to);
            assert_eq!(cut, tree(to.min(from)), "{from} to {to}");
        }
    }

    #[test]
    fn a_tile_holds_the_roots_below_it_and_nothing_that_is_not_complete() {
        let all = tree(70_000);
        let tile = |level, index, width| all.tile(&TilePath::Hash { level, index, width });
        assert_eq!(tile(0, 272, 256), Some(all.levels[0][272 * 256..273 * 256].concat()));
        assert_eq!(tile(0, 273, 112).map(|bytes| bytes.len()), Some(112 * 32));
        assert_eq!(tile(0, 273, 113), None);
        assert_eq!(tile(1, 0, 1), Some(slow_root(&all.levels[0][..256]).to_vec()));
        assert_eq!(tile(2, 0, 1), Some(slow_root(&all.levels[0][..65_536]).to_vec()));
        for (level, index, width) in [(2, 0, 2), (3, 0, 1), (0, 0, 0), (0, 0, 257), (63, u64::MAX, 1)] {
            assert_eq!(tile(level, index, width), None, "{level}/{index} {width}");
        }
        assert_eq!(all.tile(&TilePath::Entries { index: 0, width: 256 }), None);
    }

    #[test]
    fn proofs_outside_the_tree_are_not_given() {
        let seven = tree(7);
        assert_eq!(seven.inclusion(3, 3), None);
        assert_eq!(seven.inclusion(0, 8), None);
        assert_eq!(seven.consistency(5, 4), None);
        assert_eq!(seven.consistency(5, 8), None);
        assert_eq!(seven.consistency(0, 7), Some(Vec::new()));
        assert_eq!(seven.consistency(7, 7), Some(Vec::new()));
    }
}
