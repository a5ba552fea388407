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
