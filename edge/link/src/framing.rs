//! Frames of the live stream: one kind byte, the length, the bytes. Pure, without sockets.
//!
//! ```text
//! 07 03 00 00 00 61 62 63      kind 7, 3 bytes, "abc"
//! -- ----------- --------
//! kind  u32 LE    payload
//! ```
//! What a kind means is the business of those who send it.

use thiserror::Error;

/// The longest payload of one frame in bytes: room for an act of 65,536 bytes and its proof.
pub const PAYLOAD_LEN_MAX: usize = 70_000;

const HEADER_LEN: usize = 5;

/// A byte stream that is not made of frames.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum FrameFault {
    /// A payload is longer than [`PAYLOAD_LEN_MAX`]; the stream cannot be read past it.
    #[error("a frame of {len} bytes is over the limit of 70000; end the stream and open it anew")]
    TooLong {
        /// The length in bytes.
        len: usize,
    },
    /// The stream ended inside a frame.
    #[error("the stream ended {missing} bytes before its frame did; open it anew")]
    Truncated {
        /// Bytes that are missing at least.
        missing: usize,
    },
}

/// One frame as bytes.
///
/// # Errors
/// [`FrameFault::TooLong`] if the payload exceeds [`PAYLOAD_LEN_MAX`].
pub fn encode(kind: u8, payload: &[u8]) -> Result<Vec<u8>, FrameFault> {
    let len = within_limit(payload.len())?;
    let mut frame = Vec::with_capacity(HEADER_LEN + payload.len());
    frame.push(kind);
    frame.extend_from_slice(&len.to_le_bytes());
    frame.extend_from_slice(payload);
    Ok(frame)
}

/// Puts frames together again from chunks that are cut anywhere.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    read: usize,
}

impl Decoder {
    /// A decoder at the beginning of a stream.
    pub fn new() -> Decoder {
        Decoder::default()
    }

    /// Takes the next bytes of the stream. Call [`Decoder::next`] until it has nothing more
    /// before pushing again: what is pushed and not read is held in memory.
    pub fn push(&mut self, bytes: &[u8]) {
        self.held.drain(..self.read);
        self.read = 0;
        self.held.extend_from_slice(bytes);
    }

    /// The next whole frame as kind and payload, or nothing if more bytes are needed.
    ///
    /// # Errors
    /// [`FrameFault::TooLong`] as soon as a header announces it, and at every call from then on.
    #[expect(clippy::should_implement_trait, reason = "an end here means `push more`, not `done`")]
    pub fn next(&mut self) -> Result<Option<(u8, Vec<u8>)>, FrameFault> {
        let Some((&[kind, a, b, c, d], rest)) = self.unread().split_first_chunk() else {
            return Ok(None);
        };
        let len = u32::from_le_bytes([a, b, c, d]) as usize;
        within_limit(len)?;
        let Some(payload) = rest.get(..len) else {
            return Ok(None);
        };
        let frame = (kind, payload.to_vec());
        self.read += HEADER_LEN + len;
        Ok(Some(frame))
    }

    /// Says whether the stream may end here.
    ///
    /// # Errors
    /// [`FrameFault::Truncated`] if part of a frame has come, [`FrameFault::TooLong`] as for
    /// [`Decoder::next`].
    pub fn finish(&self) -> Result<(), FrameFault> {
        let unread = self.unread();
        let whole = match unread.first_chunk() {
            None if unread.is_empty() => 0,
            None => HEADER_LEN,
            Some(&[_, a, b, c, d]) => {
                let len = u32::from_le_bytes([a, b, c, d]) as usize;
                within_limit(len)?;
                HEADER_LEN + len
            }
        };
        match whole.saturating_sub(unread.len()) {
            0 => Ok(()),
            missing => Err(FrameFault::Truncated { missing }),
        }
    }

    fn unread(&self) -> &[u8] {
        &self.held[self.read..]
    }
}

fn within_limit(len: usize) -> Result<u32, FrameFault> {
    match u32::try_from(len) {
        Ok(short) if len <= PAYLOAD_LEN_MAX => Ok(short),
        Ok(_) | Err(_) => Err(FrameFault::TooLong { len }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_layout_is_kind_length_payload() {
        assert_eq!(encode(7, b"abc").unwrap(), *b"\x07\x03\0\0\0abc");
    }

    #[test]
    fn the_longest_frame_passes_and_one_byte_more_does_not() {
        let longest = vec![1; PAYLOAD_LEN_MAX];
        let mut decoder = Decoder::new();
        decoder.push(&encode(0, &longest).unwrap());
        assert_eq!(decoder.next(), Ok(Some((0, longest))));

        let fault = Err(FrameFault::TooLong { len: 70_001 });
        assert_eq!(encode(0, &vec![1; PAYLOAD_LEN_MAX + 1]).map(drop), fault);
        decoder.push(&[0]);
        decoder.push(&70_001_u32.to_le_bytes());
        assert_eq!(decoder.next().map(drop), fault);
        decoder.push(&encode(1, b"after").unwrap());
        assert_eq!(decoder.next().map(drop), fault, "nothing after a fault is believed");
    }

    #[test]
    fn an_end_inside_a_frame_is_told_from_an_end_between_frames() {
        let mut decoder = Decoder::new();
        assert_eq!(decoder.finish(), Ok(()));
        decoder.push(&[9, 2]);
        assert_eq!(decoder.finish(), Err(FrameFault::Truncated { missing: 3 }));
        decoder.push(&[0, 0, 0, 1]);
        assert_eq!(decoder.finish(), Err(FrameFault::Truncated { missing: 1 }));
        decoder.push(&[1]);
        assert_eq!(decoder.next(), Ok(Some((9, vec![1, 1]))));
        assert_eq!(decoder.finish(), Ok(()));
    }

    #[test]
    fn what_has_been_read_is_not_held() {
        let mut decoder = Decoder::new();
        for _ in 0..100 {
            decoder.push(&encode(1, &[0; 1000]).unwrap());
            assert!(decoder.next().unwrap().is_some());
        }
        assert!(decoder.held.len() < 2000, "{} bytes held", decoder.held.len());
    }

    proptest! {
        #[test]
        fn frames_survive_any_cutting(
            frames in prop::collection::vec((any::<u8>(), prop::collection::vec(any::<u8>(), 0..300)), 0..12),
            cuts in prop::collection::vec(1_usize..40, 1..20),
        ) {
            let stream: Vec<u8> =
                frames.iter().flat_map(|(kind, payload)| encode(*kind, payload).unwrap()).collect();
            let mut decoder = Decoder::new();
            let (mut rest, mut got) = (stream.as_slice(), Vec::new());
            for cut in cuts.iter().cycle() {
                if rest.is_empty() {
                    break;
                }
                let (chunk, after) = rest.split_at((*cut).min(rest.len()));
                decoder.push(chunk);
                while let Some(frame) = decoder.next().unwrap() {
                    got.push(frame);
                }
                rest = after;
            }
            prop_assert_eq!(got, frames);
            prop_assert_eq!(decoder.finish(), Ok(()));
        }

        #[test]
        fn garbage_never_panics(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..64), 0..8)) {
            let mut decoder = Decoder::new();
            for chunk in &chunks {
                decoder.push(chunk);
                while let Ok(Some(_)) = decoder.next() {}
            }
            let _ = decoder.finish();
        }
    }
}
