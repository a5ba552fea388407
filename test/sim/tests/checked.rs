//! What was checked on another thread gets no other verdict than what the ledger checks itself.
#![allow(clippy::unwrap_used)]

use act::{ActFault, ActKey};
use record::{Admission, CheckedLeaf, Checker, KeyFault, Leaf, Ledger, LedgerFault, Replica};
use sim::{Cast, Disk, NOW, Promises, Scribe, World, bad_leaves, text_content};

fn leaf(act: &act::Act) -> Vec<u8> {
    Leaf::Act { at: NOW, act: act.encode() }.encode()
}

fn both(ledger: &Ledger, checker: &Checker, leaf: &[u8]) -> [Result<Option<record::Included>, LedgerFault>; 2] {
    let mut checked = checker.leaf(leaf.to_vec());
    assert_eq!((checked.bytes(), checked.hash()), (leaf, tlog::leaf_hash(leaf)));
    [ledger.clone().apply(leaf), ledger.clone().apply_checked(&mut checked)]
}

#[test]
fn a_leaf_checked_beforehand_gets_the_verdict_of_the_ledger() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("NORTH", 1, "one"));
    let ledger = scribe.ledger();
    for checker in [ledger.checker(), cast.ledger().checker(), Cast::exercise().ledger().checker()] {
        for (what, leaf) in bad_leaves(&cast) {
            let [alone, checked] = both(&ledger, &checker, &leaf);
            assert!(alone.is_err(), "{what}");
            assert_eq!(alone, checked, "{what}");
        }
        let [alone, checked] = both(&ledger, &checker, &leaf(&cast.say("NORTH", 2, "two")));
        assert!(alone.is_ok());
        assert_eq!(alone, checked);
    }
}

#[test]
fn no_signature_counts_that_was_not_checked_under_the_key_in_force() {
    let cast = Cast::three();
    let field = ActKey::from_seed(&[0x77; 32]);
    let mut scribe = Scribe::new(&cast);
    let before = scribe.ledger().checker();
    scribe.add(NOW, &cast.key_add("NORTH", 1, "NORTH/F1", &field, &[0, 1]));
    let known = scribe.ledger().checker();
    let act = cast.public(&field, 1, &text_content("from the field"));

    // A checker that does not know the key yet leaves the act to the ledger, which does.
    assert_eq!(before.act(&act.encode()).unwrap_err(), LedgerFault::Key(KeyFault::Unknown(act.key())));
    let [alone, checked] = both(&scribe.ledger(), &before, &leaf(&act));
    assert!(alone.is_ok());
    assert_eq!(alone, checked);

    // One that does not know yet that it was revoked vouches for the signature alone.
    scribe.add(NOW, &cast.key_revoke("NORTH", 2, &field, &[1, 2]));
    let [alone, checked] = both(&scribe.ledger(), &known, &leaf(&act));
    assert_eq!(alone, Err(LedgerFault::Key(KeyFault::Revoked(act.key(), 3))));
    assert_eq!(alone, checked);

    // The same keys in another mechanism: a signature that holds there holds nothing here.
    let exercise = Cast::exercise();
    let elsewhere = exercise.say("NORTH", 3, "an exercise");
    let mut foreign = exercise.ledger().checker().leaf(leaf(&elsewhere));
    assert_eq!(scribe.ledger().apply_checked(&mut foreign), Err(ActFault::Signature.into()));
    let mut world = World::new(&cast, Disk::default(), Promises::default());
    let mut sequencer = world.live(&Vec::new(), &mut |_, _| {}).unwrap();
    let foreign = exercise.ledger().checker().act(&elsewhere.encode()).unwrap();
    assert_eq!(sequencer.admit_checked(foreign, NOW).unwrap_err().code, "signature");
    let good = sequencer.checker().act(&cast.say("NORTH", 1, "one").encode()).unwrap();
    assert!(matches!(sequencer.admit_checked(good, NOW), Ok(Admission::Pooled(_))));
}

#[test]
fn a_replica_takes_checked_leaves_like_any_and_no_bad_one() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("NORTH", 1, "one"));
    let checker = cast.ledger().checker();
    let fed = |scribe: &Scribe<'_>| {
        let mut replica = Replica::new(cast.ledger()).unwrap();
        for (n, leaf) in scribe.leaves.iter().enumerate() {
            replica.accept_checked(n as u64, checker.leaf(leaf.clone())).unwrap();
        }
        let taken = replica.accept_checkpoint(&scribe.checkpoint(scribe.size()));
        (taken, replica)
    };
    let (taken, replica) = fed(&scribe);
    assert_eq!((taken.unwrap().included.len(), replica.ledger().size()), (1, 2));
    for (what, bad) in bad_leaves(&cast) {
        let mut lying = scribe.clone();
        lying.raw(bad.clone());
        let (taken, replica) = fed(&lying);
        assert!(taken.is_err(), "{what}");
        assert_eq!((replica.ledger().size(), replica.alarms().len()), (2, 1), "{what}");
    }
    assert_eq!(CheckedLeaf::unchecked(scribe.leaves[1].clone()).into_bytes(), scribe.leaves[1]);
}
