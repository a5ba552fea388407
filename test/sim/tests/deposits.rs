//! Acts that a silent sequencer leaves with the witnesses: Rule D, withheld signatures, and the notice of an omission.
#![allow(clippy::unwrap_used)]

use act::{Act, ActKey, Kernel, MemberId};
use record::exhibit::exhibit;
use record::{Answer, DepositFault, Evidence, Held, LedgerFault, Replica, Witness, delivered};
use sim::{Cast, NOW, Scribe, kernel_content};
use std::collections::BTreeMap;

const LIMIT: u64 = 180_000;

fn hash(cast: &Cast, who: &str, act: &Act) -> [u8; 32] {
    act.hash(&cast.member(who).desk.public(), &cast.founding.genesis())
}

fn deposit(cast: &Cast, key: &ActKey, serial: u64, hash: [u8; 32], at_ms: u64) -> Vec<u8> {
    cast.public(key, serial, &kernel_content(&Kernel::Deposit { hash, at_ms })).encode()
}

fn held(cast: &Cast, act: &Act, at: u64) -> Held {
    Held { act: act.encode(), hash: hash(cast, "NORTH", act), at, receipt: Vec::new() }
}

/// A witness that holds an act of NORTH, and its copy of a record of one act.
fn holding<'c>(cast: &'c Cast, act: &Act) -> (Scribe<'c>, Replica, Witness) {
    let mut scribe = Scribe::new(cast);
    scribe.add(NOW, &cast.say("SOUTH", 1, "one"));
    let (name, seed) = cast.witness(0);
    let mut witness = Witness::new(name, &seed, None);
    let mut replica = scribe.replica(1);
    scribe.feed(&mut replica, 2);
    assert!(matches!(witness.consider(&mut replica, &scribe.request(0, 2), NOW), Answer::Cosign { .. }));
    witness.deposits.check(replica.ledger(), &act.encode()).unwrap();
    witness.deposits.hold(act.name(), held(cast, act, NOW));
    (scribe, replica, witness)
}

#[test]
fn a_witness_signs_nothing_that_leaves_out_what_it_has_held_for_too_long() {
    let cast = Cast::three();
    let act = cast.say("NORTH", 1, "nobody answers");
    let (mut scribe, mut replica, mut witness) = holding(&cast, &act);
    let mut ask = |scribe: &Scribe<'_>, old, size, now| {
        scribe.feed(&mut replica, size);
        witness.consider(&mut replica, &scribe.request(old, size), now)
    };
    scribe.add(NOW + 1_000, &cast.say("SOUTH", 2, "two"));
    assert!(matches!(ask(&scribe, 2, 3, NOW + LIMIT), Answer::Cosign { .. }), "its time is not over");
    assert_eq!(ask(&scribe, 3, 3, NOW + LIMIT + 1), Answer::Withheld(act.name()), "not even the same record again");
    scribe.add(NOW + LIMIT, &cast.say("SOUTH", 3, "three"));
    assert_eq!(ask(&scribe, 3, 4, NOW + LIMIT + 2), Answer::Withheld(act.name()));
    // As soon as the act stands, it signs again.
    scribe.add(NOW + LIMIT, &act);
    assert!(matches!(ask(&scribe, 3, 5, NOW + LIMIT + 3), Answer::Cosign { .. }));
}

#[test]
fn what_could_not_stand_in_the_record_is_not_held_against_it() {
    let cast = Cast::three();
    let act = cast.say("NORTH", 1, "one text");
    let (mut scribe, mut replica, mut witness) = holding(&cast, &act);
    // Another act of that name stands: the deposited one never can.
    scribe.add(NOW, &cast.say("NORTH", 1, "another text"));
    scribe.feed(&mut replica, 3);
    let answer = witness.consider(&mut replica, &scribe.request(2, 3), NOW + LIMIT + 1);
    assert!(matches!(answer, Answer::Cosign { .. }), "{answer:?}");
    let again = witness.deposits.check(replica.ledger(), &act.encode());
    assert!(matches!(again, Err(DepositFault::Ledger(LedgerFault::Reused { .. }))), "{again:?}");
}

#[test]
fn a_forged_act_and_one_that_stands_already_are_not_taken() {
    let cast = Cast::three();
    let act = cast.say("NORTH", 1, "one");
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &act);
    let replica = scribe.replica(2);
    let (name, seed) = cast.witness(0);
    let witness = Witness::new(name, &seed, None);
    let mut forged = cast.say("NORTH", 2, "two").encode();
    *forged.last_mut().unwrap() ^= 1;
    assert!(witness.deposits.check(replica.ledger(), &forged).is_err());
    let again = witness.deposits.check(replica.ledger(), &act.encode());
    assert!(matches!(again, Err(DepositFault::Ledger(LedgerFault::Again { .. }))), "{again:?}");
}

#[test]
fn by_rule_d_no_minority_of_witnesses_makes_an_act_earlier_than_an_honest_one_held_it() {
    let cast = Cast::three();
    let by: Vec<MemberId> = cast.founding.witnesses.iter().map(|w| w.member).collect();
    let mut members = by.clone();
    members.sort_unstable();
    members.dedup();
    let enough = cast.founding.witnesses.len() - cast.founding.quorum() + 1;
    let all =
        |times: &[u64]| -> BTreeMap<MemberId, u64> { members.iter().copied().zip(times.iter().copied()).collect() };
    assert_eq!(delivered(&cast.founding, Some(NOW), &all(&[])), Some(NOW));
    assert_eq!(delivered(&cast.founding, None, &all(&[])), None);
    // One that lies about the past moves nothing.
    assert_eq!(delivered(&cast.founding, Some(NOW), &all(&[1])), Some(NOW));
    if members.len() >= enough {
        let times: Vec<u64> = (0..members.len() as u64).map(|n| NOW - 9_000 + n).collect();
        assert_eq!(delivered(&cast.founding, Some(NOW), &all(&times)), Some(times[enough - 1]));
        assert_eq!(delivered(&cast.founding, Some(1), &all(&times)), Some(1), "the record was first");
    }
    // Who runs no witness has no word in it.
    let stranger = MemberId(63);
    let many: BTreeMap<MemberId, u64> = (0..5).map(|n| (MemberId(stranger.0 + n), 1)).collect();
    assert_eq!(delivered(&cast.founding, Some(NOW), &many), Some(NOW));
}

#[test]
fn an_act_that_enough_witnesses_held_and_the_record_left_out_is_a_file_against_the_log() {
    let cast = Cast::seven();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("SOUTH", 1, "one"));
    let seen = scribe.seen(2);
    let act =
        cast.public(&cast.member("NORTH").desk, sim::Draft { seen, ..1.into() }, &sim::text_content("unanswered"));
    let hash = hash(&cast, "NORTH", &act);
    let mut witnesses: Vec<MemberId> = cast.founding.witnesses.iter().map(|w| w.member).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    let enough = cast.founding.witnesses.len() - cast.founding.quorum() + 1;
    let node = |id: &MemberId| &cast.members[id.0 as usize].node;
    let deposits: Vec<Vec<u8>> =
        witnesses.iter().take(enough).map(|id| deposit(&cast, node(id), 1, hash, NOW + 1_000)).collect();
    let at = NOW + 1_000 + LIMIT;
    for (late, few, proven) in [(1, 0, 1), (0, 0, 0), (1, 1, 0)] {
        let mut scribe = scribe.clone();
        scribe.add(at + late, &cast.say("SOUTH", 2, "much later"));
        let mut replica = scribe.replica(1);
        scribe.feed(&mut replica, 3);
        replica.accept_checkpoint(&scribe.checkpoint(3)).unwrap();
        let deposits = deposits[few..].to_vec();
        let found = Evidence::Omission { name: act.name(), act: act.encode(), deposits };
        let files = exhibit(&replica, &found, |index| scribe.leaves.get(index as usize).cloned(), |_| None);
        assert_eq!(files.len(), proven, "{late} ms late, {few} witnesses too few");
        for file in files {
            let shown = file.verify(Some(cast.founding.genesis())).unwrap();
            assert_eq!((shown.kind, shown.against[0].key), ("omission", cast.founding.sequencer.into()));
        }
    }
}
