//! An append-only file of records: the only truth of a record and of an outbox.
//!
//! ```text
//! file  = "CWSEG01\n", frame, frame, ..
//! frame = word (u32 LE), sum (u32 LE), payload        word = length, and bit 31: all before this was durable
//! sum   = CRC-32C of (sum of the frame before, word, payload); "CWSEG01\n" counts as the frame before the first
//! ```
//! The chain of sums makes a record that was exchanged for an older one as visible as a flipped bit. Bit 31 tells on
//! start what a stop may have torn: whatever was followed by a frame with this bit had been synced, so its damage is a
//! loss and refused. Only behind the last such frame may the file end in a tear, in whatever order the disk took the
//! pages; the tear is cut off, kept in a file beside and told. One case cannot be told apart from a tear: damage within the last synced append.
//! Who has promised something therefore keeps the promise elsewhere as well (the latch) and compares. Source: LEDGER 4.2.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::StoreFault;
use crate::disk::{self, Disk, Files};
use crate::fault::During;

mod reader;
mod scan;

pub use reader::SegmentReader;

/// The longest record, bytes.
pub const RECORD_LEN_MAX: usize = 1 << 20;

/// How the file begins.
const HEADER: &[u8; 8] = b"CWSEG01\n";
/// Bytes of a frame before its payload.
const FRAME_HEAD: u64 = 8;
/// Everything before this frame was durable when it was written.
const AFTER_SYNC: u32 = 1 << 31;

/// What was found on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Every record, in order; none where each was handed over as it was read.
    pub records: Vec<Vec<u8>>,
    /// Bytes of an unfinished append that were cut off the end; 0 after an orderly stop.
    pub cut_bytes: u64,
    /// Where those bytes are kept for whoever wants to look; they will not be read again.
    pub cut_to: Option<PathBuf>,
}

/// Where a record lies, and the sum of its frame.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: u64,
    sum: u32,
}

/// An open segment. One process may have it open: hold a [`crate::Lock`] on its folder.
#[derive(Debug)]
pub struct Segment {
    disk: Arc<dyn Disk>,
    reader: SegmentReader,
    /// Whether something was appended since the last sync.
    unsynced: bool,
    poisoned: bool,
}

impl Segment {
    /// Opens the segment, which is made if it does not exist, and checks every byte of it.
    ///
    /// What a killed process left unsynced is made durable before it is believed, so every record that is returned is
    /// on the disk. The kernel is asked to forget its copy before the file is read (see [`Segment::read_back`]).
    ///
    /// # Errors
    /// [`StoreFault::Corrupt`] if something durable is damaged, [`StoreFault::NotASegment`] if this is another file;
    /// both leave it untouched. Any other [`StoreFault`] of the system.
    pub fn open(path: &Path) -> Result<(Segment, Recovered), StoreFault> {
        Segment::open_on(Arc::new(Files), path)
    }

    /// As [`Segment::open`], on any disk.
    ///
    /// # Errors
    /// As [`Segment::open`].
    pub fn open_on(disk: Arc<dyn Disk>, path: &Path) -> Result<(Segment, Recovered), StoreFault> {
        let mut records = Vec::new();
        let (segment, recovered) = Segment::through(disk, path, &mut |record| records.push(record.to_vec()))?;
        Ok((segment, Recovered { records, ..recovered }))
    }

    /// As [`Segment::open`], handing over each record as it is read instead of holding all of them: a long record is many
    /// times longer than what follows from it.
    ///
    /// # Errors
    /// As [`Segment::open`]; records may have been handed over by then, and none of them is to be believed.
    pub fn open_each(path: &Path, each: &mut dyn FnMut(&[u8])) -> Result<(Segment, Recovered), StoreFault> {
        Segment::through(Arc::new(Files), path, each)
    }

    fn through(
        disk: Arc<dyn Disk>,
        path: &Path,
        each: &mut dyn FnMut(&[u8]),
    ) -> Result<(Segment, Recovered), StoreFault> {
        if !disk.exists(path).during("looking for the segment", path)? {
            disk.replace(path, HEADER, 0o600)?;
        }
        let file = disk::open(&*disk, path, "opening the segment")?;
        let len = file.file_len().during("reading the size of the segment", path)?;
        let Some(len) = len else { return Err(StoreFault::NotASegment { path: path.to_owned() }) };
        file.sync().during("syncing the segment", path)?;
        file.forget(0, 0);
        let scan::Scanned { places, end } = scan::scan(&*file, path, len, each)?;
        let cut_bytes = len - end;
        let cut_to = (cut_bytes > 0).then(|| aside(path, end));
        if let Some(to) = &cut_to {
            // Kept, since a tear and damage within the last append look the same, and another can compare.
            disk.replace(to, &scan::tail(&*file, path, end, len)?, 0o600)?;
            file.cut(end).during("cutting off an unfinished append", path)?;
            file.sync().during("syncing the segment", path)?;
        }
        // Also when the file was there: the process that made it may have been stopped before this.
        disk.sync_names(path)?;
        let reader = SegmentReader::new(path, file, places, end);
        let segment = Segment { disk, reader, unsynced: false, poisoned: false };
        Ok((segment, Recovered { records: Vec::new(), cut_bytes, cut_to }))
    }

    /// Appends records in one write. They are not durable before [`Segment::sync`].
    ///
    /// # Errors
    /// [`StoreFault::Length`] before anything is written. After any other fault the segment is poisoned: part of the
    /// records may be in the file, and the next [`Segment::open`] says which.
    pub fn append(&mut self, records: &[Vec<u8>]) -> Result<(), StoreFault> {
        self.sound()?;
        if let Some(record) = records.iter().find(|r| r.is_empty() || r.len() > RECORD_LEN_MAX) {
            return Err(StoreFault::Length { path: self.path().to_owned(), len: record.len() });
        }
        let mut bytes = Vec::with_capacity(records.iter().map(|r| r.len() + FRAME_HEAD as usize).sum());
        let mut places = Vec::with_capacity(records.len());
        let mut last = self.reader.last_sum();
        let end = self.reader.end();
        for (n, record) in records.iter().enumerate() {
            let mark = if n == 0 && !self.unsynced { AFTER_SYNC } else { 0 };
            let word = record.len() as u32 | mark;
            let sum = frame_sum(last, word, record);
            places.push(Place { offset: end + bytes.len() as u64, sum });
            bytes.extend(word.to_le_bytes());
            bytes.extend(sum.to_le_bytes());
            bytes.extend(record);
            last = sum;
        }
        let written = self.reader.file.write_all_at(&bytes, end).during("appending", self.path());
        self.or_poison(written)?;
        self.unsynced |= !records.is_empty();
        self.reader.grow(places, end + bytes.len() as u64);
        Ok(())
    }

    /// Makes everything that was appended durable (`fdatasync`).
    ///
    /// # Errors
    /// Any [`StoreFault`] poisons the segment. A failed sync is never repeated: the kernel marks the lost pages clean,
    /// so a second one would succeed without having written them.
    pub fn sync(&mut self) -> Result<(), StoreFault> {
        self.sound()?;
        let synced = self.reader.file.sync().during("syncing the segment", self.path());
        self.or_poison(synced)?;
        self.unsynced = false;
        Ok(())
    }

    /// Reads `n` records, beginning with number `from`, out of the file and checks their sums.
    ///
    /// Called after [`Segment::sync`], it asks the kernel to forget its copy of these pages first, so that the bytes come
    /// from the device. That is a request: the kernel may keep pages that are shared or still dirty, a file system in
    /// memory keeps all, and a drive may answer out of its own cache. What is certain: the bytes were read anew through
    /// the kernel and are the ones that were appended.
    ///
    /// # Errors
    /// [`StoreFault::NoRecord`] if there are not so many, [`StoreFault::Corrupt`] if the file holds something else.
    pub fn read_back(&self, from: u64, n: u64) -> Result<Vec<Vec<u8>>, StoreFault> {
        self.reader.read_anew(from, n)
    }

    /// Reads what this segment holds, beside it and on any thread.
    pub fn reader(&self) -> SegmentReader {
        self.reader.clone()
    }

    /// Reads one record, counted from 0, and checks its sum.
    ///
    /// # Errors
    /// As [`Segment::read_back`].
    pub fn get(&self, record: u64) -> Result<Vec<u8>, StoreFault> {
        let none = || StoreFault::NoRecord { path: self.path().to_owned(), record, len: self.len() };
        self.reader.read(record, 1)?.pop().ok_or_else(none)
    }

    /// Whether the last that happened to this file is that something was cut off its end, at this opening or an earlier one.
    pub fn was_cut(&self) -> bool {
        self.disk.exists(&aside(self.path(), self.reader.end())).unwrap_or(false)
    }

    /// How many records there are, those not yet synced included.
    pub fn len(&self) -> u64 {
        self.reader.len()
    }

    /// What the first `records` records come to: the sum of the last of them, which holds those of all before. `None` if
    /// there are not so many. Equal marks of equal lengths mean the same records, as far as a checksum can tell.
    pub fn mark(&self, records: u64) -> Option<u32> {
        self.reader.run(records, 0).ok().map(|run| run.before)
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.reader.is_empty()
    }

    fn path(&self) -> &Path {
        &self.reader.path
    }

    fn sound(&self) -> Result<(), StoreFault> {
        if self.poisoned { Err(StoreFault::Poisoned { path: self.path().to_owned() }) } else { Ok(()) }
    }

    fn or_poison(&mut self, done: Result<(), StoreFault>) -> Result<(), StoreFault> {
        self.poisoned |= done.is_err();
        done
    }
}

/// Where a tear at this offset is kept.
fn aside(path: &Path, offset: u64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".cut-{offset}"));
    PathBuf::from(name)
}

/// What stands for the sum before the first frame.
fn seed() -> u32 {
    crc32c::crc32c(HEADER)
}

fn frame_sum(last: u32, word: u32, payload: &[u8]) -> u32 {
    let sum = crc32c::crc32c(&last.to_le_bytes());
    crc32c::crc32c_append(crc32c::crc32c_append(sum, &word.to_le_bytes()), payload)
}

#[cfg(test)]
mod tests;
