//! What a log and a witness say to each other: `add-checkpoint` and its answers.
#![no_main]
use fuzz::cast;
use libfuzzer_sys::fuzz_target;
use record::Witness;
use sim::{NOW, Scribe};
use std::sync::LazyLock;
use tlog::checkpoint::{self, Checkpoint};
use tlog::witness::{AddCheckpoint, parse_conflict, parse_cosignatures, write_conflict, write_cosignatures};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(signatures) = parse_cosignatures(text) {
        assert_eq!(write_cosignatures(&signatures), text);
    }
    if let Ok(size) = parse_conflict(text) {
        assert_eq!(write_conflict(size), text);
    }
    if let Ok(request) = AddCheckpoint::parse(text) {
        assert_eq!(request.to_string(), text);
        consider(request.clone());
        consider(signed(request));
    }
});

static SCRIBE: LazyLock<Scribe<'static>> = LazyLock::new(|| {
    let mut scribe = Scribe::new(cast());
    for serial in 1..6 {
        scribe.add(NOW, &cast().say("NORTH", serial, "said"));
    }
    scribe
});

/// A witness that has cosigned nothing, and one that has cosigned three leaves.
fn consider(request: AddCheckpoint) {
    let (name, seed) = cast().witness(0);
    let mut witness = Witness::new(name, &seed, None);
    let mut replica = SCRIBE.replica(3);
    SCRIBE.feed(&mut replica, SCRIBE.size());
    witness.consider(&mut replica, &SCRIBE.request(0, 3), NOW);
    assert_eq!(witness.last().map(|latch| latch.size), Some(3));
    witness.consider(&mut replica, &request, NOW);
    let last = witness.last().expect("it has cosigned three leaves");
    assert!(last.size >= 3, "a witness never goes back");
    assert_eq!(SCRIBE.tree().root_at(last.size), Some(last.root), "it cosigns only what it holds");

    let mut fresh = Witness::new(name, &seed, None);
    fresh.consider(&mut SCRIBE.replica(3), &request, NOW);
}

/// The same request, but the sequencer itself has signed what it says.
fn signed(mut request: AddCheckpoint) -> AddCheckpoint {
    let Ok(head) = Checkpoint::parse(&request.note.text) else { return request };
    let origin = &cast().founding.origin;
    let head = Checkpoint::new(origin, head.size(), *head.root()).expect("the origin is sound");
    let key = tlog::SigningKey::from_seed(&cast().sequencer);
    request.note.text = head.to_string();
    request.note.signatures = vec![checkpoint::sign(&head, &key, origin).expect("the origin is a key name")];
    request
}
