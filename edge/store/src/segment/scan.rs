//! Reads a segment from its first byte to its last, and tells a tear from a loss.

use std::io::{BufReader, Read};
use std::path::Path;

use super::{AFTER_SYNC, FRAME_HEAD, HEADER, Place, RECORD_LEN_MAX, frame_sum, seed};
use crate::StoreFault;
use crate::disk::{Medium, Through};
use crate::fault::During;

/// What a scan found.
pub(super) struct Scanned {
    pub(super) places: Vec<Place>,
    /// Where the last good frame ends.
    pub(super) end: u64,
}

/// A frame whose sum is right.
pub(super) struct Frame {
    word: u32,
    pub(super) sum: u32,
}

impl Frame {
    /// Bytes of the whole frame.
    pub(super) fn len(&self) -> u64 {
        FRAME_HEAD + payload_len(self.word) as u64
    }
}

/// Reads all good frames and hands each payload over; refuses if something durable follows the first bad one.
pub(super) fn scan(
    file: &dyn Medium,
    path: &Path,
    len: u64,
    each: &mut dyn FnMut(&[u8]),
) -> Result<Scanned, StoreFault> {
    let mut reader = BufReader::with_capacity(1 << 18, Through::new(file));
    let mut header = [0; HEADER.len()];
    if len < HEADER.len() as u64 || reader.read_exact(&mut header).is_err() || header != *HEADER {
        return Err(StoreFault::NotASegment { path: path.to_owned() });
    }
    let mut found = Scanned { places: Vec::new(), end: HEADER.len() as u64 };
    let (mut last, mut payload) = (seed(), Vec::new());
    while let Some(sum) = next(&mut reader, last, len - found.end, &mut payload).during("reading the segment", path)? {
        found.places.push(Place { offset: found.end, sum });
        found.end += FRAME_HEAD + payload.len() as u64;
        each(&payload);
        last = sum;
    }
    let rest = tail(file, path, found.end, len)?;
    if durable_follows(&rest, last) {
        let record = found.places.len() as u64;
        return Err(StoreFault::Corrupt { path: path.to_owned(), offset: found.end, record });
    }
    Ok(found)
}

/// The bytes from `end` to `len`.
pub(super) fn tail(file: &dyn Medium, path: &Path, end: u64, len: u64) -> Result<Vec<u8>, StoreFault> {
    let mut rest = vec![0; (len - end) as usize];
    file.read_exact_at(&mut rest, end).during("reading the segment", path)?;
    Ok(rest)
}

/// The next frame's sum, with its payload in `payload`; `None` where the good ones end. `left` bytes remain in the file.
fn next(reader: &mut impl Read, last: u32, left: u64, payload: &mut Vec<u8>) -> std::io::Result<Option<u32>> {
    if left < FRAME_HEAD {
        return Ok(None);
    }
    let mut head = [0; FRAME_HEAD as usize];
    reader.read_exact(&mut head)?;
    let (word, sum) = head_of(&head);
    if !plausible(word) || payload_len(word) as u64 > left - FRAME_HEAD {
        return Ok(None);
    }
    payload.resize(payload_len(word), 0);
    reader.read_exact(payload)?;
    Ok((frame_sum(last, word, payload) == sum).then_some(sum))
}

/// The frame at the start of these bytes, if its sum follows from the `last` one.
pub(super) fn frame(bytes: &[u8], last: u32) -> Option<Frame> {
    let (word, sum, payload) = parts(bytes)?;
    (frame_sum(last, word, payload) == sum).then_some(Frame { word, sum })
}

/// Whether, behind a bad frame at the start of `rest`, a frame stands that was written after a sync.
///
/// The sum of the bad frame is not certain, and neither is where the next one begins. So every byte is tried, in three
/// ways: after the sum that the bad frame shows, after the sum that its content gives, and after the sum that another
/// eight bytes show if they head a frame that ends just there. The last finds what lies behind any amount of damage.
fn durable_follows(rest: &[u8], last: u32) -> bool {
    let Some(head) = rest.first_chunk::<{ FRAME_HEAD as usize }>() else { return false };
    let shown = head_of(head).1;
    let given = parts(rest).map(|(word, _, payload)| frame_sum(last, word, payload));
    (1..rest.len()).any(|at| {
        let here = &rest[at..];
        is_durable(here, shown)
            || given.is_some_and(|sum| is_durable(here, sum))
            || parts(here)
                .is_some_and(|(_, sum, payload)| is_durable(&here[FRAME_HEAD as usize + payload.len()..], sum))
    })
}

fn is_durable(bytes: &[u8], last: u32) -> bool {
    frame(bytes, last).is_some_and(|f| f.word & AFTER_SYNC != 0)
}

/// Word, sum and payload at the start of these bytes, right or wrong.
fn parts(bytes: &[u8]) -> Option<(u32, u32, &[u8])> {
    let head = bytes.first_chunk::<{ FRAME_HEAD as usize }>()?;
    let (word, sum) = head_of(head);
    let payload = bytes.get(FRAME_HEAD as usize..)?.get(..payload_len(word))?;
    plausible(word).then_some((word, sum, payload))
}

fn head_of(head: &[u8; FRAME_HEAD as usize]) -> (u32, u32) {
    let [a, b, c, d, e, f, g, h] = *head;
    (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]))
}

fn payload_len(word: u32) -> usize {
    (word & !AFTER_SYNC) as usize
}

fn plausible(word: u32) -> bool {
    (1..=RECORD_LEN_MAX).contains(&payload_len(word))
}
