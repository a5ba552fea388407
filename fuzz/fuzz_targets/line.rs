//! An act and a receipt in their short forms for the line: restored, they are what was shortened, byte for byte. The first
//! byte says which of the two follows.
#![no_main]
use act::{Act, ActFault};
use libfuzzer_sys::fuzz_target;
use record::Receipt;

/// The root of every size, to the reader of these.
const ROOT: [u8; 32] = [7; 32];
/// The act and the claimed time that receipts here speak of.
const OF: ([u8; 32], u64) = ([9; 32], sim::NOW / 1000);

fuzz_target!(|data: &[u8]| {
    match data.split_first() {
        Some((0, bytes)) => act(bytes),
        Some((1, bytes)) => receipt(bytes),
        Some(_) | None => {}
    }
});

fn act(bytes: &[u8]) {
    let Ok(act) = Act::decode_line(bytes, |_| Some(ROOT)) else { return };
    let again = if Act::is_burst(bytes) { act.encode_burst() } else { act.encode_line() };
    assert_eq!(again, bytes);
    match Act::decode(&act.encode()) {
        Ok(whole) => assert_eq!(whole, act),
        // A burst at the limit is 12 bytes over it as a whole act; what was left out is put back within the limit.
        Err(fault) => assert!(Act::is_burst(bytes) && matches!(fault, ActFault::TooLong(_)), "{fault}"),
    }
    let line = act.encode_line();
    assert_eq!(Act::decode_line(&line, |_| Some(ROOT)).map(|a| a.statement().serial), Ok(act.statement().serial));
    // Who has no such record has no such act, unless it stands there in full.
    assert_eq!(Act::decode_line(&line, |_| None).is_ok(), Act::is_burst(&line));
}

fn receipt(bytes: &[u8]) {
    let (act, claimed_s) = OF;
    let Ok(whole) = Receipt::restore(bytes, act, claimed_s) else { return };
    let other = Receipt::restore(bytes, [8; 32], claimed_s).expect("whose act it is does not change its form");
    assert_eq!(whole.len(), other.len());
    assert_ne!(whole, other, "the act's hash stands in what was signed");
    assert!(whole.ends_with(&bytes[bytes.len() - 64..]), "the signature is the one that came");
}
