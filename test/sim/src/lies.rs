//! What a sequencer that cheats shows.

use crate::{Cast, NOW, Scribe, kernel_content, text_content};
use act::{ActKey, Kernel};
use record::Leaf;

/// Two records that are one up to size `n`, then differ, each of size 6.
pub fn forked(cast: &Cast, n: u64) -> (Scribe<'_>, Scribe<'_>) {
    let mut ours = Scribe::new(cast);
    let mut theirs = ours.clone();
    for serial in 1..6 {
        ours.add(NOW, &cast.say("NORTH", serial, "to all"));
        theirs.add(NOW, &cast.say("NORTH", serial, if serial < n { "to all" } else { "to the others" }));
    }
    (ours, theirs)
}

/// Every leaf that may not stand, and what is wrong with it.
pub fn bad_leaves(cast: &Cast) -> Vec<(&'static str, Vec<u8>)> {
    let leaf = |at, act: &act::Act| Leaf::Act { at, act: act.encode() }.encode();
    let good = cast.say("NORTH", 2, "two");
    let mut forged = good.encode();
    let len = forged.len();
    forged[len - 1] ^= 1;
    let mut altered = good.encode();
    let at = altered.windows(3).position(|w| w == b"two").unwrap();
    altered[at] = b'T';
    let stranger = ActKey::from_seed(&[0x99; 32]);
    let unfit = cast.key_add("NORTH", 2, "NORTH/F1", &stranger, &[0]);
    let sealed_kind = cast.public(&cast.member("NORTH").desk, 2, &kernel_content(&Kernel::Opened));
    vec![
        ("forged", Leaf::Act { at: NOW, act: forged }.encode()),
        ("altered", Leaf::Act { at: NOW, act: altered }.encode()),
        ("of a stranger", leaf(NOW, &cast.public(&stranger, 1, &text_content("hello")))),
        ("of an exercise", leaf(NOW, &Cast::exercise().say("NORTH", 2, "two"))),
        ("twice", leaf(NOW, &cast.say("NORTH", 1, "one"))),
        ("a name used twice", leaf(NOW, &cast.say("NORTH", 1, "another text"))),
        ("too far ahead", leaf(NOW, &cast.say("NORTH", 1026, "far"))),
        ("earlier than its predecessor", leaf(NOW - 1, &good)),
        ("a change without approval", leaf(NOW, &unfit)),
        ("a sealed kind in public", leaf(NOW, &sealed_kind)),
        ("a second genesis", record::Ledger::first_leaf(&cast.founding).encode()),
        ("not a leaf", b"anything".to_vec()),
        ("with a tail", [leaf(NOW, &good), vec![0]].concat()),
        ("too long", leaf(NOW, &cast.say("NORTH", 2, &"x".repeat(40_000)))),
    ]
}
