//! Frames of the live stream, in chunks that are cut anywhere. The first byte says how long chunks are.
#![no_main]
use framing::{Decoder, PAYLOAD_LEN_MAX, encode};
use libfuzzer_sys::fuzz_target;

// The module alone: with its crate would come a TLS library, which takes minutes to build.
#[path = "../../edge/link/src/framing.rs"]
#[allow(unfulfilled_lint_expectations)] // It is public there and private here.
mod framing;

fuzz_target!(|data: &[u8]| {
    let Some((&len, stream)) = data.split_first() else { return };
    let (mut decoder, mut again) = (Decoder::new(), Vec::new());
    let mut fault = None;
    for chunk in stream.chunks(usize::from(len).max(1)) {
        decoder.push(chunk);
        loop {
            match decoder.next() {
                Ok(Some((kind, payload))) => {
                    assert!(fault.is_none(), "nothing after a fault is believed");
                    assert!(payload.len() <= PAYLOAD_LEN_MAX);
                    again.extend(encode(kind, &payload).expect("what was read fits"));
                }
                Ok(None) => break,
                Err(found) => {
                    assert_eq!(*fault.get_or_insert(found), found);
                    break;
                }
            }
        }
    }
    assert!(stream.starts_with(&again), "frames are the stream's bytes");
    assert_eq!(decoder.finish().is_ok(), fault.is_none() && again.len() == stream.len());
});
