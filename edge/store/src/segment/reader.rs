//! Reads records of a segment, also beside whoever appends to it.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use super::{Place, scan, seed};
use crate::StoreFault;
use crate::disk::Medium;

/// Reads what a [`super::Segment`] holds, on any thread and without waiting for its writer. Clones read the same file.
#[derive(Debug, Clone)]
pub struct SegmentReader {
    pub(super) path: Arc<Path>,
    pub(super) file: Arc<dyn Medium>,
    places: Arc<RwLock<Places>>,
}

/// Where each record lies. In memory only: nobody holds it while he reads the file.
#[derive(Debug)]
struct Places {
    list: Vec<Place>,
    /// Where the next frame goes.
    end: u64,
}

/// Some records in a row: where they lie, and the sum of the frame before the first.
pub(super) struct Run {
    pub(super) places: Vec<Place>,
    pub(super) end: u64,
    pub(super) before: u32,
}

impl SegmentReader {
    pub(super) fn new(path: &Path, file: Arc<dyn Medium>, list: Vec<Place>, end: u64) -> SegmentReader {
        let places = Arc::new(RwLock::new(Places { list, end }));
        SegmentReader { path: path.into(), file, places }
    }

    /// Reads `n` records, beginning with number `from`, in one piece, and checks their sums.
    ///
    /// # Errors
    /// [`StoreFault::NoRecord`] if there are not so many, [`StoreFault::Corrupt`] if the file holds something else.
    pub fn read(&self, from: u64, n: u64) -> Result<Vec<Vec<u8>>, StoreFault> {
        let run = self.run(from, n)?;
        self.records(&run, from)
    }

    /// As [`SegmentReader::read`], after asking the kernel to forget its copy of these pages.
    pub(super) fn read_anew(&self, from: u64, n: u64) -> Result<Vec<Vec<u8>>, StoreFault> {
        let run = self.run(from, n)?;
        if let Some(first) = run.places.first() {
            self.file.forget(first.offset, run.end - first.offset);
        }
        self.records(&run, from)
    }

    /// How many records there are, those not yet synced included.
    pub fn len(&self) -> u64 {
        self.places().list.len() as u64
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the next frame goes.
    pub(super) fn end(&self) -> u64 {
        self.places().end
    }

    pub(super) fn last_sum(&self) -> u32 {
        self.places().list.last().map_or_else(seed, |place| place.sum)
    }

    pub(super) fn grow(&self, new: Vec<Place>, end: u64) {
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        places.list.extend(new);
        places.end = end;
    }

    fn places(&self) -> RwLockReadGuard<'_, Places> {
        // The list grows in one step, so it is whole whatever happened to a writer.
        self.places.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn run(&self, from: u64, n: u64) -> Result<Run, StoreFault> {
        let places = self.places();
        let len = places.list.len() as u64;
        if from > len || n > len - from {
            let record = from.saturating_add(n).saturating_sub(1);
            return Err(StoreFault::NoRecord { path: self.path.to_path_buf(), record, len });
        }
        let (from, to) = (from as usize, (from + n) as usize);
        let before = from.checked_sub(1).map_or_else(seed, |last| places.list[last].sum);
        let end = places.list.get(to).map_or(places.end, |next| next.offset);
        Ok(Run { places: places.list[from..to].to_vec(), end, before })
    }

    fn records(&self, run: &Run, from: u64) -> Result<Vec<Vec<u8>>, StoreFault> {
        let Some(first) = run.places.first() else { return Ok(Vec::new()) };
        let corrupt = |record: u64, offset| StoreFault::Corrupt { path: self.path.to_path_buf(), offset, record };
        let mut bytes = vec![0; (run.end - first.offset) as usize];
        match self.file.read_exact_at(&mut bytes, first.offset) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => return Err(corrupt(from, first.offset)),
            Err(e) => return Err(StoreFault::io("reading the segment", &self.path, e)),
        }
        let mut last = run.before;
        let mut records = Vec::with_capacity(run.places.len());
        for (n, place) in run.places.iter().enumerate() {
            let end = run.places.get(n + 1).map_or(run.end, |next| next.offset);
            let frame = &bytes[(place.offset - first.offset) as usize..(end - first.offset) as usize];
            let found = scan::frame(frame, last).filter(|f| f.sum == place.sum && f.len() == frame.len() as u64);
            let Some(payload) = found.and(frame.get(super::FRAME_HEAD as usize..)) else {
                return Err(corrupt(from + n as u64, place.offset));
            };
            records.push(payload.to_vec());
            last = place.sum;
        }
        Ok(records)
    }
}
