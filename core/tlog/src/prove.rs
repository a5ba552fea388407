//! Checking proofs: what a stranger does who has only a root.

use crate::{Hash, empty_root, node_hash};

/// Why a proof does not prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// The index lies outside the tree, or the old tree is larger than the new one.
    #[error("the position lies outside the tree")]
    Position,
    /// The proof has more or fewer hashes than this position and size need.
    #[error("the proof has too many or too few hashes")]
    Length,
    /// The hashes do not lead to the root.
    #[error("the proof does not lead to the root")]
    Root,
}

/// Checks that `leaf_hash` stands at `index` in the tree with this `size` and `root`.
///
/// Two sizes can share the shape of one leaf's path (leaf 0 of 3 or of 4), so `size` means something
/// only together with its root, as a signed checkpoint binds the two.
///
/// # Errors
/// See [`ProofFault`]. Source: RFC 9162, section 2.1.3.2.
pub fn verify_inclusion(
    leaf_hash: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), ProofFault> {
    if index >= size {
        return Err(ProofFault::Position);
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf_hash);
    for sibling in proof {
        if last == 0 {
            return Err(ProofFault::Length);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(sibling, &hash);
            // A last node without a right neighbour rises until it has a left one.
            let rise = if node & 1 == 1 { 0 } else { node.trailing_zeros() };
            (node, last) = (node >> rise, last >> rise);
        } else {
            hash = node_hash(&hash, sibling);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    arrived(last, &[(hash, root)])
}

/// Checks that the tree of `new` leaves begins with the tree of `old` leaves.
///
/// An `old` of 0 is a prefix of everything: its root must be [`empty_root`] and the proof empty.
///
/// # Errors
/// See [`ProofFault`]. Source: RFC 9162, section 2.1.4.2.
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofFault> {
    if old > new {
        return Err(ProofFault::Position);
    }
    if old == 0 || old == new {
        let same = old != new || old_root == new_root;
        let empty = old != 0 || *old_root == empty_root();
        return match (proof.is_empty(), same && empty) {
            (false, _) => Err(ProofFault::Length),
            (true, false) => Err(ProofFault::Root),
            (true, true) => Ok(()),
        };
    }
    // An old tree that is one complete subtree is its own starting point.
    let (start, proof) = match (old.is_power_of_two(), proof.split_first()) {
        (true, _) => (old_root, proof),
        (false, Some((first, rest))) => (first, rest),
        (false, None) => return Err(ProofFault::Length),
    };
    let shared = (old - 1).trailing_ones();
    let (mut node, mut last) = ((old - 1) >> shared, (new - 1) >> shared);
    let (mut old_hash, mut new_hash) = (*start, *start);
    for sibling in proof {
        if last == 0 {
            return Err(ProofFault::Length);
        }
        if node & 1 == 1 || node == last {
            old_hash = node_hash(sibling, &old_hash);
            new_hash = node_hash(sibling, &new_hash);
            let rise = if node & 1 == 1 { 0 } else { node.trailing_zeros() };
            (node, last) = (node >> rise, last >> rise);
        } else {
            new_hash = node_hash(&new_hash, sibling);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    arrived(last, &[(old_hash, old_root), (new_hash, new_root)])
}

fn arrived(last: u64, ends: &[(Hash, &Hash)]) -> Result<(), ProofFault> {
    if last != 0 {
        return Err(ProofFault::Length);
    }
    ends.iter().all(|(found, root)| found == *root).then_some(()).ok_or(ProofFault::Root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Tree, leaf_hash};
    use alloc::vec::Vec;

    fn tree(size: u64) -> Tree {
        let mut tree = Tree::new();
        (0..size).for_each(|leaf| tree.push(leaf_hash(&leaf.to_be_bytes())));
        tree
    }

    fn flips(proof: &[Hash]) -> impl Iterator<Item = Vec<Hash>> {
        (0..proof.len() * 256).map(|bit| {
            let mut bent = proof.to_vec();
            bent[bit / 256][bit % 256 / 8] ^= 1 << (bit % 8);
            bent
        })
    }

    #[test]
    fn every_leaf_of_every_small_tree_is_proven_and_at_no_other_index() {
        let all = tree(80);
        for size in 1..=80 {
            let root = all.root_at(size).expect("within the tree");
            for index in 0..size {
                let leaf = all.leaf(index).expect("within the tree");
                let proof = all.inclusion(index, size).expect("within the tree");
                assert_eq!(verify_inclusion(&leaf, index, size, &proof, &root), Ok(()));
                for other in (0..size + 2).filter(|other| *other != index) {
                    assert!(verify_inclusion(&leaf, other, size, &proof, &root).is_err());
                }
            }
        }
    }

    #[test]
    fn every_small_tree_is_proven_to_begin_with_each_smaller_one_and_no_other() {
        let all = tree(80);
        let root = |size| all.root_at(size).expect("within the tree");
        for new in 0..=80 {
            for old in 0..=new {
                let proof = all.consistency(old, new).expect("within the tree");
                assert_eq!(verify_consistency(old, &root(old), new, &root(new), &proof), Ok(()), "{old} {new}");
                for other in (0..=new + 1).filter(|other| *other != old) {
                    let refused = verify_consistency(other, &root(old), new, &root(new), &proof);
                    assert!(refused.is_err(), "{old} as {other} of {new}");
                }
            }
        }
    }

    #[test]
    fn one_flipped_bit_in_leaf_proof_or_root_breaks_it() {
        let all = tree(23);
        for index in 0..23 {
            let given = |first: Hash, proof: Vec<Hash>| [&[first, all.root()], &proof[..]].concat();
            let leaf = all.leaf(index).expect("within the tree");
            for bent in flips(&given(leaf, all.inclusion(index, 23).expect("within the tree"))) {
                let refused = verify_inclusion(&bent[0], index, 23, &bent[2..], &bent[1]);
                assert_eq!(refused, Err(ProofFault::Root), "{index}");
            }
            let (old, old_root) = (index + 1, all.root_at(index + 1).expect("within the tree"));
            for bent in flips(&given(old_root, all.consistency(old, 23).expect("within the tree"))) {
                let refused = verify_consistency(old, &bent[0], 23, &bent[1], &bent[2..]);
                assert_eq!(refused, Err(ProofFault::Root), "{old}");
            }
        }
    }

    #[test]
    fn a_proof_of_the_wrong_length_is_refused_at_any_size() {
        for (index, size) in [(0, 1), (0, 2), (u64::MAX - 1, u64::MAX), (u64::MAX, u64::MAX), (5, 9)] {
            for len in [0, 1, 2, 63, 64, 65, 200] {
                let proof = alloc::vec![[7; 32]; len];
                let refused = verify_inclusion(&[0; 32], index, size, &proof, &[1; 32]);
                assert!(refused.is_err(), "{index} {size} {len}");
                let refused = verify_consistency(index, &[0; 32], size, &[1; 32], &proof);
                assert!(refused.is_err(), "{index} {size} {len}");
            }
        }
    }

    #[test]
    fn the_empty_tree_is_a_prefix_only_under_its_own_root() {
        let (empty, root) = (empty_root(), tree(5).root());
        assert_eq!(verify_consistency(0, &empty, 5, &root, &[]), Ok(()));
        assert_eq!(verify_consistency(0, &root, 5, &root, &[]), Err(ProofFault::Root));
        assert_eq!(verify_consistency(0, &empty, 0, &root, &[]), Err(ProofFault::Root));
        assert_eq!(verify_consistency(0, &empty, 5, &root, &[root]), Err(ProofFault::Length));
    }
}
