//! One act, whole and as a burst: what is read is what would be written, and the two forms agree.
#![no_main]
use act::{Act, ActFault};
use fuzz::{cast, keys};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(act) = Act::decode(data) {
        assert_eq!(act.encode(), data);
        assert_eq!(Act::decode_burst(&act.encode_burst()), Ok(act.clone()), "the burst of an act is that act");
        judge(act);
    }
    if let Ok(act) = Act::decode_burst(data) {
        assert_eq!(act.encode_burst(), data);
        match Act::decode(&act.encode()) {
            Ok(whole) => assert_eq!(whole, act),
            // A burst at the limit is 12 bytes over it as a whole act.
            Err(fault) => assert!(matches!(fault, ActFault::TooLong(_)), "{fault}"),
        }
        judge(act);
    }
});

/// Nothing that is read breaks what follows; signed by its author, it holds.
fn judge(act: Act) {
    let (key, genesis) = (keys()[0], cast().genesis());
    let again = Act::sign(act.statement().clone(), key, &genesis);
    assert_eq!(again.statement(), act.statement());
    assert_eq!(again.name().serial, act.name().serial);
    again.verify(&key.public(), &genesis).expect("what was signed just now holds");
    assert!(act.statement().clear_bytes().len() <= act.encode().len());
}
