//! T2: our trees, proofs and tiles are those of the crate `tlog_tiles` and of Go's x/mod, and whatever
//! is bent we refuse. Source: LEDGER 6.3.
#![allow(clippy::unwrap_used)]

use data_encoding::HEXLOWER;
use foreign::Go;
use std::fmt::Write;
use std::path::Path;
use tlog::tile::{TilePath, tiles_for};
use tlog::{Hash, Tree, leaf_hash, verify_consistency, verify_inclusion};
use tlog_tiles::{self as theirs, Hash as TheirHash};

/// Every pair of size and index below this is checked.
const EVERY: u64 = 300;
/// Trees beyond are drawn at random up to this size.
const LARGEST: u64 = 5000;

struct Stored(Vec<TheirHash>);

impl theirs::HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<TheirHash>, theirs::Error> {
        Ok(indexes.iter().map(|index| self.0[*index as usize]).collect())
    }
}

fn leaf(index: u64) -> Vec<u8> {
    format!("leaf {index}").into_bytes()
}

fn ours() -> Tree {
    let mut tree = Tree::new();
    (0..LARGEST).for_each(|index| tree.push(leaf_hash(&leaf(index))));
    tree
}

fn stored() -> Stored {
    let mut stored = Stored(Vec::new());
    for index in 0..LARGEST {
        let more = theirs::stored_hashes(index, &leaf(index), &stored).unwrap();
        stored.0.extend(more);
    }
    stored
}

/// A small generator with a fixed seed, so that a failure can be repeated.
struct Draw(u64);

impl Draw {
    /// A number from 0 up to, not including, `below`. Source: SplitMix64.
    fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// Every (size, index) with `index < size` below [`EVERY`], then random larger ones.
fn positions() -> Vec<(u64, u64)> {
    let mut draw = Draw(4711);
    let mut positions: Vec<_> = (1..EVERY).flat_map(|size| (0..size).map(move |index| (size, index))).collect();
    for _ in 0..400 {
        let size = 1 + draw.below(LARGEST);
        positions.push((size, draw.below(size)));
        positions.push((size, size - 1));
    }
    positions
}

/// Every growth between two sizes at and around which tiles fill up.
fn growths() -> Vec<(u64, u64)> {
    let sizes = [0, 1, 2, 255, 256, 257, 511, 512, 2000, 4095, 4096, LARGEST];
    sizes.iter().flat_map(|old| sizes.iter().map(move |new| (*old, *new))).filter(|(old, new)| old < new).collect()
}

fn hash_tiles(old: u64, new: u64) -> Vec<TilePath> {
    tiles_for(old, new).into_iter().filter(|path| matches!(path, TilePath::Hash { .. })).collect()
}

fn like_theirs(hashes: &[Hash]) -> Vec<TheirHash> {
    hashes.iter().map(|hash| TheirHash(*hash)).collect()
}

#[test]
fn our_proofs_are_those_of_tlog_tiles_and_hold_for_both() {
    let (tree, stored) = (ours(), stored());
    for (size, index) in positions() {
        let root = tree.root_at(size).unwrap();
        assert!(theirs::tree_hash(size, &stored).unwrap() == TheirHash(root), "root of {size}");

        let (leaf, proof) = (tree.leaf(index).unwrap(), tree.inclusion(index, size).unwrap());
        assert!(theirs::prove_record(size, index, &stored).unwrap() == like_theirs(&proof), "{index} of {size}");
        theirs::check_record(&like_theirs(&proof), size, TheirHash(root), index, TheirHash(leaf)).unwrap();
        verify_inclusion(&leaf, index, size, &proof, &root).unwrap();

        let (old, old_root) = (index + 1, tree.root_at(index + 1).unwrap());
        let proof = tree.consistency(old, size).unwrap();
        assert!(theirs::prove_tree(size, old, &stored).unwrap() == like_theirs(&proof), "{old} to {size}");
        theirs::check_tree(&like_theirs(&proof), size, TheirHash(root), old, TheirHash(old_root)).unwrap();
        verify_consistency(old, &old_root, size, &root, &proof).unwrap();
    }
}

#[test]
fn our_tiles_and_their_paths_are_those_of_tlog_tiles() {
    let (tree, stored) = (ours(), stored());
    for (old, new) in growths() {
        let (mine, yours) = (hash_tiles(old, new), theirs::Tile::new_tiles(8, old, new));
        let spelled: Vec<_> = mine.iter().map(|path| path.to_string().replace("tile/", "tile/8/")).collect();
        assert_eq!(spelled, yours.iter().map(theirs::Tile::path).collect::<Vec<_>>(), "{old} to {new}");
        for (path, tile) in mine.iter().zip(&yours) {
            assert_eq!(tree.tile(path), Some(tile.read_data(&stored).unwrap()), "{path}");
        }
    }
}

#[test]
fn our_proofs_and_tiles_are_those_of_go() {
    let tree = ours();
    let mut facts = String::new();
    let mut fact = |kind: &str, numbers: &[u64], hashes: &[Hash]| {
        write!(facts, "{kind}").unwrap();
        numbers.iter().for_each(|number| write!(facts, " {number}").unwrap());
        hashes.iter().for_each(|hash| write!(facts, " {}", HEXLOWER.encode(hash)).unwrap());
        facts.push('\n');
    };
    // Debian's x/mod gives an empty tree a root of zeros, against RFC 6962; so from one leaf on.
    (1..EVERY).for_each(|size| fact("root", &[size], &[tree.root_at(size).unwrap()]));
    let positions = positions();
    for (size, index) in &positions {
        fact("inclusion", &[*size, *index], &tree.inclusion(*index, *size).unwrap());
        fact("consistency", &[*size, index + 1], &tree.consistency(index + 1, *size).unwrap());
    }
    // Which tiles a growth makes is compared with tlog_tiles above: Debian's x/mod lists every width
    // between the old and the new one.
    let mut tiles = 0;
    for path in growths().into_iter().flat_map(|(old, new)| hash_tiles(old, new)) {
        writeln!(facts, "tile {path} {}", HEXLOWER.encode(&tree.tile(&path).unwrap())).unwrap();
        tiles += 1;
    }
    let (roots, proofs) = (EVERY - 1, positions.len());
    let expected = format!("root {roots}\ninclusion {proofs}\nconsistency {proofs}\ntile {tiles}\n");
    let go = Go::build("trees", Path::new(env!("CARGO_TARGET_TMPDIR")));
    assert_eq!(go.run(&[], &facts), Ok(expected));

    // The same checker sees a difference, or its approval would be worth nothing.
    let first = facts.find("inclusion 2 0 ").unwrap() + "inclusion 2 0 ".len();
    let digit = if facts.as_bytes()[first] == b'0' { "1" } else { "0" };
    facts.replace_range(first..=first, digit);
    assert!(go.run(&[], &facts).unwrap_err().contains("another proof"));
}

#[test]
fn a_bit_flipped_in_proof_leaf_or_root_is_refused() {
    let (tree, mut draw) = (ours(), Draw(1));
    for (size, index) in positions() {
        let (leaf, root) = (tree.leaf(index).unwrap(), tree.root_at(size).unwrap());
        let mut parts = vec![leaf, root];
        parts.extend(tree.inclusion(index, size).unwrap());
        for_some_flips(&mut parts, &mut draw, |parts| {
            assert!(verify_inclusion(&parts[0], index, size, &parts[2..], &parts[1]).is_err(), "{index} of {size}");
        });
        let old_root = tree.root_at(index + 1).unwrap();
        let mut parts = vec![old_root, root];
        parts.extend(tree.consistency(index + 1, size).unwrap());
        for_some_flips(&mut parts, &mut draw, |parts| {
            let refused = verify_consistency(index + 1, &parts[0], size, &parts[1], &parts[2..]);
            assert!(refused.is_err(), "{} to {size}", index + 1);
        });
    }
}

/// One bit of each hash in turn; all 256 of each would take an hour and are covered on smaller trees
/// beside the code.
fn for_some_flips(parts: &mut [Hash], draw: &mut Draw, check: impl Fn(&[Hash])) {
    for part in 0..parts.len() {
        let bit = draw.below(256) as usize;
        parts[part][bit / 8] ^= 1 << (bit % 8);
        check(parts);
        parts[part][bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn a_bit_flipped_in_the_index_is_refused_and_one_in_a_size_judged_as_tlog_tiles_does() {
    let tree = ours();
    let mut same_shape = 0;
    for (size, index) in positions() {
        let (leaf, root) = (tree.leaf(index).unwrap(), tree.root_at(size).unwrap());
        let proof = tree.inclusion(index, size).unwrap();
        let old_root = tree.root_at(index + 1).unwrap();
        let prefix = tree.consistency(index + 1, size).unwrap();
        for bit in 0..64 {
            let bent = index ^ 1 << bit;
            assert!(verify_inclusion(&leaf, bent, size, &proof, &root).is_err(), "{index} as {bent} of {size}");
        }
        for bit in 0..62 {
            // Two sizes can share one path; then the size stands only in the signed checkpoint, whose
            // every bit counts (core/tlog/tests/judging.rs).
            let bent = size ^ 1 << bit;
            let ours = verify_inclusion(&leaf, index, bent, &proof, &root).is_ok();
            let yours =
                theirs::check_record(&like_theirs(&proof), bent, TheirHash(root), index, TheirHash(leaf)).is_ok();
            assert_eq!(ours, yours, "{index} of {size} as {bent}");
            same_shape += u32::from(ours);

            let old = (index + 1) ^ 1 << bit;
            if old != 0 {
                let ours = verify_consistency(old, &old_root, size, &root, &prefix).is_ok();
                assert!(!ours, "{} as {old} to {size}", index + 1);
            }
        }
    }
    assert!(same_shape > 0, "the remark above is out of date");
}
