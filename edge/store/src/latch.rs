//! The file of a latch: one small promise, replaced in place and durable after one sync.
//!
//! ```text
//! file = page 0, page 0 again, page 1, page 1 again            pages of 4,096 bytes; a pair is a slot
//! page = "CWLATCH1", turn (u64 LE), length (u32 LE), bytes, zeros, SHA-256 of all before
//! ```
//! Turns are written to the two slots alternately, so a stop while one is written leaves the other whole: the promise
//! before, which is the last that anybody was told of. Each turn stands twice, in pages of its own. So a tear, which ends
//! in one page, and any damage to one page leave the turn readable, and the last promise does not fall back to the one
//! before it. Only if both pages of a slot are unreadable can nobody say whether a promise was being written there or has
//! been lost; this is told, and whoever knows what the promise was about decides.
//!
//! In place, because a new file in place of the old one costs three writes to the journal of the file system: 0.40 ms
//! against 0.09 ms. A file of the form before, one value and no pages, is read and replaced by this one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::disk::{self, Disk, Files, Medium};
use crate::fault::During;
use crate::{Segment, StoreFault};

/// The longest promise, bytes.
pub const LATCH_LEN_MAX: usize = PAGE - HEAD - SUM;

const MAGIC: &[u8; 8] = b"CWLATCH1";
const PAGE: usize = 4096;
const HEAD: usize = 20;
const SUM: usize = 32;
const SLOT: usize = 2 * PAGE;
const FILE: usize = 2 * SLOT;

/// What a latch file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latched {
    /// The newest promise that can be read.
    pub bytes: Vec<u8>,
    /// Neither page of the other slot can be read. What stood there was being written when the power went, and nobody
    /// was told of it; or it was a newer promise, and two pages of it have been damaged since.
    pub doubtful: bool,
    /// Some page cannot be read. Opening the file for writing makes it whole.
    pub damaged: bool,
    turn: u64,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Pages,
    /// One value and nothing else, as versions before this one wrote it.
    Plain,
}

impl Latched {
    /// Whether this is the last promise, beside the segment that it is about: `size` is the number of records promised.
    ///
    /// A latch with an unreadable slot may have fallen back to the promise before the last. Records are durable before
    /// they are promised, so a segment that is whole holds those of the last one as well: they are beyond the latch then,
    /// and no others come in their place. If the segment has lost its end too, or was put aside, nobody can say.
    pub fn is_certain(&self, size: u64, segment: &Segment) -> bool {
        !self.doubtful || (!segment.was_cut() && segment.len() >= size)
    }
}

/// A latch, open for writing. One process may have it open: hold a [`crate::Lock`] on its folder.
#[derive(Debug)]
pub struct LatchFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// `None` until there is a first promise.
    file: Option<Arc<dyn Medium>>,
    turn: u64,
    poisoned: bool,
}

impl LatchFile {
    /// Reads a latch without changing it; `None` if there is none.
    ///
    /// # Errors
    /// [`StoreFault::Latch`] if no page of it can be read; any other of the system.
    pub fn read(path: &Path) -> Result<Option<Latched>, StoreFault> {
        LatchFile::read_on(&Files, path)
    }

    fn read_on(disk: &dyn Disk, path: &Path) -> Result<Option<Latched>, StoreFault> {
        let Some(file) = disk.read(path)? else { return Ok(None) };
        if file.is_empty() || (file.len() != FILE && file.starts_with(MAGIC)) {
            return Err(StoreFault::Latch { path: path.to_owned() });
        }
        if file.len() != FILE {
            // Whether these are the bytes of a promise, its reader finds out: it has a sum of its own.
            let form = Form::Plain;
            return Ok(Some(Latched { bytes: file, doubtful: false, damaged: false, turn: 0, form }));
        }
        let pages: Vec<Option<(u64, &[u8])>> = file.chunks(PAGE).map(page).collect();
        let newest = pages.iter().flatten().max_by_key(|(turn, _)| *turn);
        let Some(&(turn, bytes)) = newest else { return Err(StoreFault::Latch { path: path.to_owned() }) };
        let doubtful = pages.chunks(2).any(|slot| slot.iter().all(Option::is_none));
        let damaged = pages.iter().any(Option::is_none);
        Ok(Some(Latched { bytes: bytes.to_vec(), doubtful, damaged, turn, form: Form::Pages }))
    }

    /// Opens a latch, which is made with its first promise, and says what it holds. What it says is durable, and no page
    /// of the file is damaged any more, unless it is doubtful: then it is left as it is until something is promised.
    ///
    /// # Errors
    /// As [`LatchFile::read`].
    pub fn open(path: &Path) -> Result<(LatchFile, Option<Latched>), StoreFault> {
        LatchFile::open_on(Arc::new(Files), path)
    }

    /// As [`LatchFile::open`], on any disk.
    ///
    /// # Errors
    /// As [`LatchFile::read`].
    pub fn open_on(disk: Arc<dyn Disk>, path: &Path) -> Result<(LatchFile, Option<Latched>), StoreFault> {
        let mut latch = LatchFile { disk, path: path.to_owned(), file: None, turn: 0, poisoned: false };
        if latch.disk.exists(path).during("looking for the latch", path)? {
            // A killed process may have left in the kernel what is not on the disk: nothing is said of it before it is.
            let file = disk::open(&*latch.disk, path, "opening the latch")?;
            file.sync().during("syncing the latch", path)?;
            latch.file = Some(file);
        }
        let Some(found) = LatchFile::read_on(&*latch.disk, path)? else { return Ok((latch, None)) };
        latch.turn = found.turn;
        if found.form == Form::Plain {
            latch.file = None;
        }
        if found.damaged && !found.doubtful {
            tracing::warn!(path = %path.display(), "a page of the latch was damaged; its twin was not, and it is written anew");
            latch.mend()?;
        }
        Ok((latch, Some(found)))
    }

    /// Writes each page that cannot be read anew from its twin, and touches no other: on a disk that fails again meanwhile,
    /// however often, whatever could be read before can be read after.
    fn mend(&mut self) -> Result<(), StoreFault> {
        let (Some(file), Some(bytes)) = (&self.file, self.disk.read(&self.path)?) else { return Ok(()) };
        let pages: Vec<&[u8]> = bytes.chunks(PAGE).collect();
        self.poisoned = true;
        for (n, bad) in pages.iter().enumerate().filter(|(_, bytes)| page(bytes).is_none()) {
            let twin = pages.get(n ^ 1).filter(|twin| twin.len() == bad.len() && page(twin).is_some());
            let Some(twin) = twin else { continue };
            file.write_all_at(twin, (n * PAGE) as u64).during("mending the latch", &self.path)?;
        }
        file.sync().during("syncing the latch", &self.path)?;
        self.poisoned = false;
        Ok(())
    }

    /// Ends the doubt of a latch of which one slot cannot be read, once it is known that nothing newer was promised: writes
    /// what it tells into that slot too.
    ///
    /// A promise that was lost had more records under it than the one before. So where a whole segment holds no more than
    /// were promised, none was lost; if it holds more, the doubt stays until something is promised again.
    ///
    /// # Errors
    /// As [`LatchFile::replace`].
    pub fn settle(&mut self, found: &Latched, size: u64, segment: &Segment) -> Result<(), StoreFault> {
        if found.doubtful && found.is_certain(size, segment) && segment.len() == size {
            return self.replace(&found.bytes);
        }
        Ok(())
    }

    /// Replaces the promise; when this returns, the new one is durable.
    ///
    /// # Errors
    /// [`StoreFault::LatchLength`] before anything is written. Any other [`StoreFault`]; nothing is written any more after
    /// it, because nobody knows what the disk holds: the promise before, or this one.
    pub fn replace(&mut self, bytes: &[u8]) -> Result<(), StoreFault> {
        if self.poisoned {
            return Err(StoreFault::Poisoned { path: self.path.clone() });
        }
        if bytes.len() > LATCH_LEN_MAX {
            return Err(StoreFault::LatchLength { path: self.path.clone(), len: bytes.len() });
        }
        self.poisoned = true;
        match &self.file {
            Some(file) => {
                let turn = self.turn + 1;
                let slot = written(turn, bytes).repeat(2);
                let offset = (turn % 2) * SLOT as u64;
                file.write_all_at(&slot, offset).during("writing the latch", &self.path)?;
                file.sync().during("syncing the latch", &self.path)?;
                self.turn = turn;
            }
            None => self.make(bytes)?,
        }
        self.poisoned = false;
        Ok(())
    }

    /// The whole file with its first promise in both slots, so that it never grows and none of it is unreadable.
    fn make(&mut self, bytes: &[u8]) -> Result<(), StoreFault> {
        let whole: Vec<u8> = [2, 1].into_iter().flat_map(|turn| written(turn, bytes).repeat(2)).collect();
        self.disk.replace(&self.path, &whole, 0o644)?;
        self.file = Some(disk::open(&*self.disk, &self.path, "opening the latch")?);
        self.turn = 2;
        Ok(())
    }
}

fn written(turn: u64, bytes: &[u8]) -> Vec<u8> {
    let mut page = Vec::with_capacity(PAGE);
    page.extend(MAGIC);
    page.extend(turn.to_le_bytes());
    page.extend((bytes.len() as u32).to_le_bytes());
    page.extend(bytes);
    page.resize(PAGE - SUM, 0);
    let sum = Sha256::digest(&page);
    page.extend(sum);
    page
}

/// The turn and the bytes of a page, if every byte of it is as it was written.
fn page(page: &[u8]) -> Option<(u64, &[u8])> {
    let (body, sum) = page.split_at_checked(PAGE - SUM)?;
    if Sha256::digest(body).as_slice() != sum {
        return None;
    }
    let (turn, rest) = body.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    let (len, rest) = rest.split_first_chunk::<4>()?;
    let bytes = rest.get(..u32::from_le_bytes(*len) as usize)?;
    Some((u64::from_le_bytes(*turn), bytes))
}

#[cfg(test)]
mod tests;
