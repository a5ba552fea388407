//! Full tiles and entry bundles as files under their C2SP paths, ready to be served as they lie.
//!
//! They follow from the segment, so they are not synced and the folder may be deleted whenever nobody writes; a tile
//! that is missing is written again from the segment. Source: C2SP tlog-tiles.

use std::path::{Path, PathBuf};

use tlog::tile::{TilePath, decode_entries};

use crate::StoreFault;
use crate::atomic::{self, Durable};

/// A folder of tiles.
#[derive(Debug, Clone)]
pub struct Tiles {
    dir: PathBuf,
}

impl Tiles {
    /// The tiles in this folder, which is made if it does not exist. One writer at a time may open it.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn open(dir: &Path) -> Result<Tiles, StoreFault> {
        atomic::folder(dir)?;
        atomic::sweep(dir)?;
        Ok(Tiles { dir: dir.to_owned() })
    }

    /// Writes one tile. A reader sees all of it or nothing; writing it again is harmless.
    ///
    /// # Errors
    /// [`StoreFault`]. No lasting harm: the tile can be written again.
    pub fn write(&self, tile: &TilePath, bytes: &[u8]) -> Result<(), StoreFault> {
        let path = self.path(tile);
        atomic::folder(atomic::folder_of(&path))?;
        atomic::put(&path, bytes, 0o644, Durable::No, &self.dir)
    }

    /// The tile's bytes, or `None` if it was not written or a loss of power left a file of another shape.
    ///
    /// Within its shape nothing is checked here: whoever reads a tile checks it against a checkpoint.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn read(&self, tile: &TilePath) -> Result<Option<Vec<u8>>, StoreFault> {
        Ok(atomic::read(&self.path(tile))?.filter(|bytes| has_shape(tile, bytes)))
    }

    /// Whether a file of this name was written; what it holds is not looked at.
    pub fn is_there(&self, tile: &TilePath) -> bool {
        self.path(tile).exists()
    }

    fn path(&self, tile: &TilePath) -> PathBuf {
        // A tile's path has one spelling, made of digits and `x`, so it cannot lead out of the folder.
        self.dir.join(tile.to_string())
    }
}

/// Whether these bytes could be this tile: a file that was not synced may be empty or cut after a loss of power.
fn has_shape(tile: &TilePath, bytes: &[u8]) -> bool {
    match tile {
        TilePath::Hash { width, .. } => bytes.len() == usize::from(*width) * 32,
        TilePath::Entries { width, .. } => decode_entries(bytes).is_ok_and(|all| all.len() == usize::from(*width)),
    }
}
