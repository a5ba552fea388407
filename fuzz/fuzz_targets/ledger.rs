//! A record of hostile but signed acts: whatever one node takes, every node takes, and an export of it verifies.
#![no_main]
use act::Act;
use fuzz::{cast, keys, pieces, statement};
use libfuzzer_sys::fuzz_target;
use record::{Leaf, Replica, export};
use sim::{NOW, RULEBOOK, Scribe};

fuzz_target!(|data: &[u8]| {
    let mut scribe = Scribe::new(cast());
    let mut ledger = scribe.ledger();
    let mut at = NOW;
    let mut acts = Vec::new();
    for piece in pieces(data).into_iter().take(12) {
        let Some((&how, body)) = piece.split_first() else { continue };
        let leaf = if how & 0x80 != 0 {
            body.to_vec()
        } else {
            let Some(statement) = statement(body) else { continue };
            let key = keys()[usize::from(how & 0x0f) % keys().len()];
            // Seconds since the leaf before; 7 for the end of time, which a bad sequencer may claim.
            at = if how >> 4 == 7 { u64::MAX } else { at.saturating_add(u64::from(how >> 4) * 1000) };
            Leaf::Act { at, act: Act::sign(statement, key, &cast().genesis()).encode() }.encode()
        };
        let before = ledger.tree().root();
        match ledger.apply(&leaf) {
            Ok(included) => {
                acts.extend(included);
                at = at.max(ledger.last_at());
                scribe.raw(leaf);
            }
            Err(_) => assert_eq!(ledger.tree().root(), before, "a refused leaf changes nothing"),
        }
    }
    same_everywhere(&scribe, &acts);
});

fn same_everywhere(scribe: &Scribe, acts: &[record::Included]) {
    let size = scribe.size();
    let mut replica = Replica::new(cast().ledger()).expect("the founding is sound");
    scribe.feed(&mut replica, size);
    let checkpoint = scribe.cosigned(size, &[0, 1, 2], NOW / 1000);
    replica.accept_checkpoint(&checkpoint).expect("what one node takes, another takes");
    assert_eq!(replica.ledger().tree().root(), scribe.tree().root());

    let files = export::write(replica.ledger(), &checkpoint, size, &scribe.leaves, &[RULEBOOK]);
    let exported = export::verify(&files, Some(cast().genesis()), Some(cast().channels.clone()));
    let exported = exported.unwrap_or_else(|fault| panic!("an export of what was taken does not verify: {fault}"));
    assert_eq!(exported.acts, acts);
}
