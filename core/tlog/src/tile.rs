//! Tiles: the tree and its entries as files that never change once they are full.
//!
//! `tile/0/x001/234.p/5` is level 0, tile 1234, the first 5 of its 256 hashes;
//! `tile/entries/x001/234` is the bundle of the same 256 entries.

use crate::text::decimal;
use alloc::vec::Vec;
use core::fmt;

/// The hashes or entries of a full tile.
pub const WIDTH: u16 = 256;
/// The longest entry a bundle can carry, in bytes: its length has 16 bits.
pub const ENTRY_BYTES_MAX: usize = u16::MAX as usize;

/// Where a tile lives below the log's prefix.
///
/// ```rust
/// use tlog::tile::{TilePath, tiles_for};
/// let path = TilePath::parse("tile/0/x001/x234/067.p/8").unwrap();
/// assert_eq!(path, TilePath::Hash { level: 0, index: 1_234_067, width: 8 });
/// // A record that grows from 250 to 260 leaves has filled one tile of hashes and one bundle of entries.
/// let full: Vec<_> = tiles_for(250, 260).iter().filter(|t| t.width() == 256).map(ToString::to_string).collect();
/// assert_eq!(full, ["tile/entries/000", "tile/0/000"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TilePath {
    /// A tile of hashes.
    Hash {
        /// 0 for leaf hashes, then one for each 256-fold; at most 63.
        level: u8,
        /// Counted from the left, from 0.
        index: u64,
        /// 1 to 256; below 256 the tile is partial.
        width: u16,
    },
    /// A bundle of entries.
    Entries {
        /// Counted from the left, from 0.
        index: u64,
        /// 1 to 256; below 256 the bundle is partial.
        width: u16,
    },
}

/// Why a path or a bundle is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TileFault {
    /// Not the one spelling of a tile path.
    #[error("not the path of a tile")]
    Path,
    /// The bundle ends inside an entry.
    #[error("the bundle ends inside an entry")]
    Cut,
    /// More than 256 entries.
    #[error("a bundle holds at most 256 entries")]
    Count,
    /// An entry of more than 65,535 bytes.
    #[error("an entry holds at most 65,535 bytes, not {0}")]
    Long(usize),
}

impl TilePath {
    /// Reads a path; no leading slash.
    ///
    /// # Errors
    /// [`TileFault::Path`]. Source: C2SP tlog-tiles, "Merkle Tree" and "Log entries".
    pub fn parse(text: &str) -> Result<Self, TileFault> {
        Self::read(text).ok_or(TileFault::Path)
    }

    /// Hashes or entries in this tile.
    pub fn width(&self) -> u16 {
        match *self {
            Self::Hash { width, .. } | Self::Entries { width, .. } => width,
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (level, rest) = text.strip_prefix("tile/")?.split_once('/')?;
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, decimal(width).filter(|width| (1..256).contains(width))?),
            None => (rest, u64::from(WIDTH)),
        };
        let (index, width) = (read_index(index)?, u16::try_from(width).ok()?);
        if level == "entries" {
            return Some(Self::Entries { index, width });
        }
        let level = u8::try_from(decimal(level)?).ok().filter(|level| *level < 64)?;
        Some(Self::Hash { level, index, width })
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (index, width) = match *self {
            Self::Hash { level, index, width } => {
                write!(f, "tile/{level}/")?;
                (index, width)
            }
            Self::Entries { index, width } => {
                f.write_str("tile/entries/")?;
                (index, width)
            }
        };
        write_index(f, index)?;
        if width == WIDTH { Ok(()) } else { write!(f, ".p/{width}") }
    }
}

/// The tiles and bundles that are new or wider when a tree grows from `old_size` to `new_size`,
/// bundles first, then level by level, left to right. Empty unless the tree grows.
pub fn tiles_for(old_size: u64, new_size: u64) -> Vec<TilePath> {
    let mut paths = Vec::new();
    grown(old_size, new_size, |index, width| paths.push(TilePath::Entries { index, width }));
    for level in 0..8_u8 {
        let (old, new) = (old_size >> (8 * level), new_size >> (8 * level));
        grown(old, new, |index, width| paths.push(TilePath::Hash { level, index, width }));
    }
    paths
}

/// Writes a bundle: each entry behind its length in two bytes, big endian.
///
/// # Errors
/// [`TileFault::Long`], [`TileFault::Count`]. Source: C2SP tlog-tiles, "Log entries".
pub fn encode_entries(entries: &[&[u8]]) -> Result<Vec<u8>, TileFault> {
    if entries.len() > usize::from(WIDTH) {
        return Err(TileFault::Count);
    }
    let mut bytes = Vec::new();
    for entry in entries {
        let len = u16::try_from(entry.len()).map_err(|_| TileFault::Long(entry.len()))?;
        bytes.extend_from_slice(&len.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Ok(bytes)
}

/// Reads a bundle. Compare the number of entries with the width of its path.
///
/// # Errors
/// [`TileFault::Cut`], [`TileFault::Count`].
pub fn decode_entries(bytes: &[u8]) -> Result<Vec<&[u8]>, TileFault> {
    let (mut rest, mut entries) = (bytes, Vec::new());
    while let Some((len, after)) = rest.split_first_chunk() {
        if entries.len() == usize::from(WIDTH) {
            return Err(TileFault::Count);
        }
        let len = usize::from(u16::from_be_bytes(*len));
        let (entry, after) = after.split_at_checked(len).ok_or(TileFault::Cut)?;
        entries.push(entry);
        rest = after;
    }
    if rest.is_empty() { Ok(entries) } else { Err(TileFault::Cut) }
}

fn grown(old: u64, new: u64, mut tile: impl FnMut(u64, u16)) {
    let width = u64::from(WIDTH);
    if old < new {
        for index in old / width..new.div_ceil(width) {
            tile(index, (new - index * width).min(width) as u16);
        }
    }
}

fn write_index(f: &mut fmt::Formatter<'_>, index: u64) -> fmt::Result {
    if index >= 1000 {
        write_group(f, index / 1000)?;
    }
    write!(f, "{:03}", index % 1000)
}

fn write_group(f: &mut fmt::Formatter<'_>, index: u64) -> fmt::Result {
    if index >= 1000 {
        write_group(f, index / 1000)?;
    }
    write!(f, "x{:03}/", index % 1000)
}

fn read_index(text: &str) -> Option<u64> {
    let groups = text.split('/').count();
    let mut index = 0_u64;
    for (position, group) in text.split('/').enumerate() {
        let last = position + 1 == groups;
        let digits = if last { group } else { group.strip_prefix('x')? };
        let plain = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
        // A leading group of zeros would be a second spelling.
        if !plain || (position == 0 && !last && digits == "000") {
            return None;
        }
        index = index.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    }
    Some(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Tree, leaf_hash};
    use alloc::collections::BTreeSet;
    use alloc::string::{String, ToString};
    use alloc::vec;

    #[test]
    fn an_index_is_spelled_in_groups_of_three() {
        let table = [
            (0, "tile/0/000"),
            (999, "tile/0/999"),
            (1_000, "tile/0/x001/000"),
            (1_234_067, "tile/0/x001/x234/067"),
            (u64::MAX, "tile/0/x018/x446/x744/x073/x709/x551/615"),
        ];
        for (index, text) in table {
            let path = TilePath::Hash { level: 0, index, width: 256 };
            assert_eq!((path.to_string().as_str(), TilePath::parse(text)), (text, Ok(path)));
        }
    }

    #[test]
    fn a_path_with_a_second_spelling_is_refused() {
        for text in [
            "/tile/0/000",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/0/00",
            "tile/0/0000",
            "tile/0/x000/001",
            "tile/0/001/002",
            "tile/0/x001",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/1/",
            "tile/0/x018/x446/x744/x073/x709/x551/616",
            "tile/Entries/000",
            "tile/entries/../000",
        ] {
            assert_eq!(TilePath::parse(text), Err(TileFault::Path), "{text}");
        }
    }

    #[test]
    fn growing_writes_each_tile_that_changed_and_no_other() {
        let mut all = Tree::new();
        (0..70_000_u64).for_each(|leaf| all.push(leaf_hash(&leaf.to_be_bytes())));
        let kept = |size: u64| {
            let mut tree = all.clone();
            tree.truncate(size);
            let mut tiles = BTreeSet::new();
            for path in tiles_for(0, size) {
                let hash = matches!(path, TilePath::Hash { .. });
                assert_eq!(tree.tile(&path).is_some(), hash, "{path} at {size}");
                tiles.insert(path);
            }
            tiles
        };
        for (old, new) in [(0, 1), (5, 5), (255, 256), (256, 257), (300, 65_535), (65_535, 65_536), (65_536, 70_000)] {
            let (before, after) = (kept(old), kept(new));
            let grown: BTreeSet<_> = tiles_for(old, new).into_iter().collect();
            assert_eq!(grown, after.difference(&before).copied().collect(), "{old} to {new}");
        }
        assert_eq!(tiles_for(9, 4), vec![]);
    }

    /// The example of the specification: what a tree of 70,000 leaves is made of.
    #[test]
    fn seventy_thousand_leaves_make_the_tiles_that_the_specification_counts() {
        let mut counts = [[0; 2]; 3];
        for path in tiles_for(0, 70_000) {
            if let TilePath::Hash { level, width, .. } = path {
                counts[usize::from(level)][usize::from(width < WIDTH)] += 1;
            }
        }
        assert_eq!(counts, [[273, 1], [1, 1], [0, 1]]);
    }

    #[test]
    fn a_bundle_gives_back_its_entries_and_refuses_a_cut_at_any_byte() {
        let long = vec![7; ENTRY_BYTES_MAX];
        let entries: [&[u8]; 4] = [b"", b"one", &long, b""];
        let bytes = encode_entries(&entries).expect("four entries in size");
        assert_eq!(decode_entries(&bytes), Ok(entries.to_vec()));
        // A cut between two entries is a shorter bundle, which only the width of its path can tell.
        let between = [0, 2, 7, 7 + 2 + ENTRY_BYTES_MAX, bytes.len()];
        for end in (0..=bytes.len()).filter(|end| !between.contains(end)) {
            assert_eq!(decode_entries(&bytes[..end]), Err(TileFault::Cut), "{end}");
        }
    }

    #[test]
    fn a_bundle_holds_no_entry_too_long_and_not_too_many() {
        let long = vec![0; ENTRY_BYTES_MAX + 1];
        assert_eq!(encode_entries(&[&long]), Err(TileFault::Long(65_536)));
        assert_eq!(encode_entries(&[&[][..]; 257]), Err(TileFault::Count));
        assert_eq!(decode_entries(&[0; 2 * 257]), Err(TileFault::Count));
        assert_eq!(decode_entries(&[0; 2 * 256]).map(|entries| entries.len()), Ok(256));
        let said: String = TileFault::Long(65_536).to_string();
        assert_eq!(said, "an entry holds at most 65,535 bytes, not 65536");
    }
}
