//! Another sequencer takes the place of one that is gone or cheats: from the leaf of its succession on the old key is void.
#![allow(clippy::unwrap_used)]

mod terms;

use act::Kernel;
use record::fence::FenceFault;
use record::{Answer, Latch, LedgerFault, Replica, ReplicaFault, Sequencer, SequencerFault, Witness};
use sim::{Cast, NOW};
use terms::{FIVE, NEW, ORIGIN, apply, carried, latch, leaf, old, succession, taken};

#[test]
fn more_than_two_thirds_of_the_members_name_a_sequencer_for_one_place_of_one_record() {
    let cast = Cast::seven();
    let scribe = old(&cast);
    let (size, root) = (scribe.size(), scribe.tree().root());
    let by = (3, ORIGIN, &NEW);
    let verdict = |kernel: Kernel| apply(&mut scribe.ledger(), &carried(&cast, &kernel));
    assert_eq!(verdict(cast.succession((2, size, root), by, &FIVE)), Ok(()));
    for few in [&[][..], &[0, 1, 2, 3], &[3, 4, 5, 6], &[0, 0, 1, 1, 2]] {
        assert_eq!(verdict(cast.succession((2, size, root), by, few)), Err(LedgerFault::NotAgreed), "{few:?}");
    }
    let elsewhere = Err(LedgerFault::Succession(FenceFault::Place(size)));
    for (at, root) in [(size - 1, root), (size + 1, root), (size, [9; 32])] {
        assert_eq!(verdict(cast.succession((2, at, root), by, &FIVE)), elsewhere);
    }
    assert_eq!(verdict(cast.succession((3, size, root), by, &FIVE)), Ok(()), "one that no quorum signed leaves a gap");
    let old = Err(LedgerFault::Succession(FenceFault::Term { got: 1, last: 1 }));
    assert_eq!(verdict(cast.succession((1, size, root), by, &FIVE)), old);
    let unfit = Err(LedgerFault::Succession(FenceFault::Unfit));
    for by in
        [(3, "record.example/line", &NEW), (3, ORIGIN, &cast.sequencer), (9, ORIGIN, &NEW), (3, "two words", &NEW)]
    {
        assert_eq!(verdict(cast.succession((2, size, root), by, &FIVE)), unfit, "{by:?}");
    }
}

#[test]
fn replicas_follow_the_new_term_with_its_first_leaf_and_call_what_the_old_key_signs_beyond_it_void() {
    let cast = Cast::seven();
    let mut scribe = old(&cast);
    let mut replica = scribe.replica(4);
    let (mut sequencer, head) = taken(&cast, &scribe);
    replica.accept_leaf(4, leaf(&succession(&cast, &scribe))).unwrap();
    assert_eq!(replica.accept_checkpoint(&head).unwrap().size, 5);
    assert_eq!(replica.ledger().term().fence.term, 2);
    // The record goes on under the new key.
    sequencer.admit(&cast.say("NORTH", 4, "goes on").encode(), NOW).unwrap();
    // What the old one still signs: up to where its term ended it holds, beyond it is void.
    scribe.add(NOW, &cast.say("NORTH", 4, "unheard"));
    assert!(replica.accept_checkpoint(&scribe.checkpoint(4)).is_ok());
    assert_eq!(replica.accept_checkpoint(&scribe.checkpoint(5)).unwrap_err(), ReplicaFault::Void(5));
    // Even over the very leaf that ends its term.
    let mut late = Replica::new(cast.ledger()).unwrap();
    let mut whole = old(&cast);
    whole.add(NOW, &succession(&cast, &old(&cast)));
    whole.feed(&mut late, 5);
    assert_eq!(late.accept_checkpoint(&whole.checkpoint(5)).unwrap_err(), ReplicaFault::Void(5));
    assert_eq!(late.accept_checkpoint(&head).unwrap().size, 5, "who joins now takes it all under the new head");
}

#[test]
fn a_witness_signs_for_the_old_term_no_more_and_for_a_term_that_forgets_what_it_signed_never() {
    let cast = Cast::seven();
    let mut scribe = old(&cast);
    let (_, head) = taken(&cast, &scribe);
    let (name, seed) = cast.witness(0);
    let mut replica = scribe.replica(4);
    let mut witness = Witness::new(name, &seed, Some(latch(&scribe, 4)));
    let mut whole = scribe.clone();
    whole.add(NOW, &succession(&cast, &scribe));
    let mut asked = whole.request(4, 5);
    asked.note = tlog::note::Note::parse(&head).unwrap();
    replica.accept_leaf(4, leaf(&succession(&cast, &scribe))).unwrap();
    assert!(matches!(witness.consider(&mut replica, &asked, NOW), Answer::Cosign { .. }));
    scribe.add(NOW, &cast.say("NORTH", 4, "unheard"));
    assert_eq!(witness.consider(&mut replica, &scribe.request(5, 5), NOW), Answer::Fenced(2));
    // Another had already signed the fifth leaf of the old term: it does not forget that by itself.
    let (name, seed) = cast.witness(1);
    let mut beyond = Witness::new(name, &seed, Some(latch(&scribe, 5)));
    let mut replica = old(&cast).replica(4);
    replica.accept_leaf(4, leaf(&succession(&cast, &old(&cast)))).unwrap();
    asked.old_size = 5;
    assert_eq!(beyond.consider(&mut replica, &asked, NOW), Answer::Beyond(5));
}

#[test]
fn the_old_sequencer_neither_writes_its_own_succession_nor_starts_on_a_record_that_has_one() {
    let cast = Cast::seven();
    let scribe = old(&cast);
    let (leaves, latch) = (scribe.leaves.clone(), latch(&scribe, 4));
    let channels = || Some(cast.channels.clone());
    let start = |seed: &[u8; 32], leaves, latch: &Latch| {
        Sequencer::start(cast.founding.clone(), channels(), seed, leaves, Some(latch)).map(drop)
    };
    let (mut running, _) =
        Sequencer::start(cast.founding.clone(), channels(), &cast.sequencer, leaves.clone(), Some(&latch)).unwrap();
    let refusal = running.admit(&succession(&cast, &scribe).encode(), NOW).unwrap_err();
    assert_eq!(refusal.code, "succession-elsewhere");
    let mut whole = leaves.clone();
    whole.push(leaf(&succession(&cast, &scribe)));
    assert_eq!(start(&cast.sequencer, whole.clone(), &latch), Err(SequencerFault::Succeeded(2)));
    assert_eq!(start(&NEW, leaves, &latch), Err(SequencerFault::Succeeded(1)), "nor the new one before its succession");
    assert_eq!(start(&NEW, whole, &latch), Ok(()));
}

/// Found by a history in which the successor died too: whoever fetched the record anew found two successions in what came at
/// once, and took the head over it, which the last sequencer had signed, for nobody's.
#[test]
fn who_fetches_the_record_anew_takes_every_succession_in_it_at_once() {
    let cast = Cast::seven();
    let scribe = old(&cast);
    let first = succession(&cast, &scribe);
    let (sequencer, head) = taken(&cast, &scribe);
    let (size, root) = (sequencer.ledger().size(), sequencer.ledger().tree().root());
    let (key, origin) = ([0x79; 32], "record.example/line/3");
    let next = cast.succession((3, size, root), (4, origin, &key), &FIVE);
    let next = cast.public(&cast.member("GUAR2").node, 1, &sim::kernel_content(&next));
    let mut leaves = scribe.leaves.clone();
    leaves.extend([leaf(&first), leaf(&next)]);
    let latch = Latch { term: 1, size, root, checkpoint: head };
    let channels = Some(cast.channels.clone());
    let started = Sequencer::start(cast.founding.clone(), channels, &key, leaves.clone(), Some(&latch));
    let effects = started.unwrap().0.confirm(&[leaf(&next)]).unwrap();
    let head = effects.into_iter().find_map(|e| if let record::Effect::Publish(head) = e { Some(head) } else { None });
    let mut replica = Replica::new(cast.ledger()).unwrap();
    (0..).zip(leaves).for_each(|(index, leaf)| replica.accept_leaf(index, leaf).unwrap());
    assert_eq!(replica.accept_checkpoint(&head.unwrap()).unwrap().size, size + 1);
    assert_eq!(replica.ledger().terms().len(), 3);
    assert_eq!(replica.alarms(), []);
}
