//! A record whose sequencer is succeeded after four leaves.
#![allow(dead_code)] // Each test file takes its own part.

use act::{Act, Kernel};
use record::{Effect, Latch, Leaf, Ledger, LedgerFault, Sequencer};
use sim::{Cast, NOW, Scribe, kernel_content};

/// Seed of the new sequencer's key.
pub const NEW: [u8; 32] = [0x77; 32];
/// Its origin.
pub const ORIGIN: &str = "record.example/line/2";
/// Who approves.
pub const FIVE: [usize; 5] = [0, 1, 3, 4, 5];

/// A record of four leaves, witnessed.
pub fn old(cast: &Cast) -> Scribe<'_> {
    let mut scribe = Scribe::new(cast);
    (1..4).for_each(|serial| _ = scribe.add(NOW, &cast.say("NORTH", serial, "said")));
    scribe
}

/// GUAR1's node carries it.
pub fn carried(cast: &Cast, kernel: &Kernel) -> Act {
    cast.public(&cast.member("GUAR1").node, 1, &kernel_content(kernel))
}

/// As it stands.
pub fn leaf(act: &Act) -> Vec<u8> {
    Leaf::Act { at: NOW, act: act.encode() }.encode()
}

/// A succession to GUAR1, approved by five of seven.
pub fn succession(cast: &Cast, scribe: &Scribe<'_>) -> Act {
    let (size, root) = (scribe.size(), scribe.tree().root());
    carried(cast, &cast.succession((2, size, root), (3, ORIGIN, &NEW), &FIVE))
}

/// A promise over the first so many leaves.
pub fn latch(scribe: &Scribe<'_>, size: u64) -> Latch {
    Latch {
        term: 1,
        size,
        root: scribe.tree().root_at(size).unwrap(),
        checkpoint: scribe.cosigned(size, &[0, 1, 2, 3], NOW / 1000),
    }
}

/// The new sequencer on a member's copy, and the first head of its term.
pub fn taken(cast: &Cast, scribe: &Scribe<'_>) -> (Sequencer, String) {
    taken_by(cast, scribe, &succession(cast, scribe), &NEW)
}

/// The same of another, which begins with this act and has this key.
pub fn taken_by(cast: &Cast, scribe: &Scribe<'_>, act: &Act, key: &[u8; 32]) -> (Sequencer, String) {
    let mut leaves = scribe.leaves.clone();
    leaves.push(leaf(act));
    let beyond = vec![leaves.last().unwrap().clone()];
    let latch = latch(scribe, scribe.size());
    let channels = Some(cast.channels.clone());
    let (mut sequencer, effects) =
        Sequencer::start(cast.founding.clone(), channels, key, leaves, Some(&latch)).unwrap();
    assert_eq!(effects, [Effect::Sync]);
    let effects = sequencer.confirm(&beyond).unwrap();
    let head = effects.into_iter().find_map(|e| if let Effect::Publish(head) = e { Some(head) } else { None });
    (sequencer, head.unwrap())
}

/// Whether it may stand next.
pub fn apply(ledger: &mut Ledger, act: &Act) -> Result<(), LedgerFault> {
    ledger.apply(&leaf(act)).map(drop)
}
