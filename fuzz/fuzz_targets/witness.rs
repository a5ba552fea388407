//! What a log and a witness say to each other: `add-checkpoint` and its answers. What witnesses answer who are asked for the
//! time: one of them, or several, a line each.
#![no_main]
use fuzz::cast;
use libfuzzer_sys::fuzz_target;
use record::{Witness, drift, read_time, witnesses_time, write_time};
use sim::{NOW, Scribe};
use std::sync::LazyLock;
use tlog::checkpoint::{self, Checkpoint};
use tlog::witness::{AddCheckpoint, parse_conflict, parse_cosignatures, write_conflict, write_cosignatures};

fuzz_target!(|data: &[u8]| {
    let times: Vec<u64> = data.split_inclusive(|byte| *byte == b'\n').filter_map(time).collect();
    clock(&times);
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

fn time(answer: &[u8]) -> Option<u64> {
    let s = read_time(answer)?;
    assert_eq!(write_time(s).as_bytes(), answer);
    Some(s)
}

/// No witness's answer makes the time of all another than one that some of them have said.
fn clock(times_s: &[u64]) {
    let quorum = cast().founding.quorum();
    let Some(ms) = witnesses_time(times_s, quorum) else { return assert!(times_s.len() < quorum) };
    assert!(times_s.iter().any(|s| s.saturating_mul(1000).saturating_add(500) == ms));
    for theirs in [(ms, ms), (ms, u64::MAX), (0, ms)] {
        let off = drift(NOW, theirs, cast().founding.clocks.tolerance_ms);
        assert!(off.is_none_or(|off| (off > 0) == (NOW > theirs.1)), "{off:?} of {theirs:?}");
    }
}

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
