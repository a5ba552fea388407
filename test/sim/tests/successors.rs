//! Who tries to make two records out of a succession: with the old key, a minority, two successors at once, an act of before.
#![allow(clippy::unwrap_used)]

mod terms;

use act::{Act, Kernel};
use record::fence::FenceFault;
use record::{Answer, Evidence, LedgerFault, Replica, ReplicaFault, Witness};
use sim::{Cast, NOW, Scribe, kernel_content};
use terms::{FIVE, NEW, ORIGIN, apply, latch, leaf, old, succession, taken, taken_by};
use tlog::note::Note;
use tlog::witness::AddCheckpoint;

const OTHER: [u8; 32] = [0x78; 32];
const OTHER_ORIGIN: &str = "record.example/line/other";

/// The same members have approved another as well: GUAR2, at the same place.
fn rival(cast: &Cast, scribe: &Scribe<'_>) -> Act {
    let (size, root) = (scribe.size(), scribe.tree().root());
    let kernel = cast.succession((2, size, root), (4, OTHER_ORIGIN, &OTHER), &FIVE);
    cast.public(&cast.member("GUAR2").node, 1, &kernel_content(&kernel))
}

/// The kernel of [`succession`].
fn act_of(cast: &Cast) -> Kernel {
    cast.succession((2, 4, old(cast).tree().root()), (3, ORIGIN, &NEW), &FIVE)
}

/// A witness that has signed the first four leaves, with its copy.
fn witness(cast: &Cast, n: usize) -> (Witness, Replica) {
    let (name, seed) = cast.witness(n);
    let scribe = old(cast);
    (Witness::new(name, &seed, Some(latch(&scribe, 4))), scribe.replica(4))
}

/// What a witness says to the first head of a term that this act begins.
fn asked(cast: &Cast, (witness, replica): &mut (Witness, Replica), act: &Act, head: &str) -> Answer {
    let mut whole = old(cast);
    whole.add(NOW, act);
    replica.drop_pending();
    let _ = replica.accept_leaf(4, leaf(act));
    let note = tlog::note::Note::parse(head).unwrap();
    witness.consider(replica, &AddCheckpoint { old_size: 4, proof: whole.tree().consistency(4, 5).unwrap(), note }, NOW)
}

#[test]
fn of_two_successions_for_one_place_at_most_one_ever_gets_a_quorum_whoever_is_asked_first() {
    let cast = Cast::seven();
    let scribe = old(&cast);
    let (one, other) = (succession(&cast, &scribe), rival(&cast, &scribe));
    let (first, second) = (taken(&cast, &scribe).1, taken_by(&cast, &scribe, &other, &OTHER).1);
    for order in 0..16_u32 {
        let mut signed = [0, 0];
        for n in 0..4 {
            let mut witness = witness(&cast, n);
            let both = [(0, &one, &first), (1, &other, &second)];
            let turn = if order & 1 << n == 0 { both } else { [both[1], both[0]] };
            for (which, act, head) in turn {
                signed[which] += u32::from(matches!(asked(&cast, &mut witness, act, head), Answer::Cosign { .. }));
            }
        }
        assert_eq!(signed[0] + signed[1], 4, "{order:04b}: each witness signs for one of them and no more");
        assert!(signed.iter().filter(|n| **n >= 3).count() <= 1);
    }
}

#[test]
fn who_has_taken_one_succession_takes_no_other_for_that_place_and_none_of_before() {
    let cast = Cast::seven();
    let scribe = old(&cast);
    let (one, other) = (succession(&cast, &scribe), rival(&cast, &scribe));
    let mut ledger = scribe.ledger();
    apply(&mut ledger, &one).unwrap();
    assert!(matches!(apply(&mut ledger, &one), Err(LedgerFault::Again { .. })), "the very act again");
    let term = |got, last| Err(LedgerFault::Succession(FenceFault::Term { got, last }));
    assert_eq!(apply(&mut ledger, &other), term(2, 2));
    let (size, root) = (ledger.size(), ledger.tree().root());
    // The same approvals, carried by another act.
    let again = cast.succession((2, 4, scribe.tree().root()), (3, ORIGIN, &NEW), &FIVE);
    assert_eq!(apply(&mut ledger, &cast.public(&cast.member("MON").node, 1, &kernel_content(&again))), term(2, 2));
    // One that was approved and never began, after the record has gone on.
    let unused = cast.succession((3, 4, scribe.tree().root()), (4, OTHER_ORIGIN, &OTHER), &FIVE);
    let unused = cast.public(&cast.member("GUAR2").node, 1, &kernel_content(&unused));
    assert_eq!(apply(&mut ledger, &unused), Err(LedgerFault::Succession(FenceFault::Place(size))));
    let next = cast.succession((3, size, root), (4, OTHER_ORIGIN, &OTHER), &FIVE);
    assert_eq!(apply(&mut ledger, &cast.public(&cast.member("GUAR2").node, 1, &kernel_content(&next))), Ok(()));
    assert_eq!(ledger.terms().len(), 3);
}

#[test]
fn a_minority_moves_nobody_and_what_is_announced_ends_the_old_term_at_its_place_alone() {
    let cast = Cast::seven();
    let mut scribe = old(&cast);
    let (size, root) = (scribe.size(), scribe.tree().root());
    let by = |from, root, agreed: &[usize]| cast.succession((2, from, root), (3, ORIGIN, &NEW), agreed);
    scribe.add(NOW, &cast.say("NORTH", 4, "goes on"));
    let beyond = scribe.checkpoint(5);
    let mut replica = old(&cast).replica(4);
    for few in [&[][..], &[0, 1, 2, 3], &[3, 4, 5, 6]] {
        assert_eq!(replica.announce(&by(size, root, few)), Err(LedgerFault::NotAgreed), "{few:?}");
    }
    assert_eq!(replica.announce(&by(size, [9; 32], &FIVE)), Err(LedgerFault::Succession(FenceFault::Place(4))));
    assert_eq!(replica.announce(&by(3, root, &FIVE)), Err(LedgerFault::Succession(FenceFault::Place(4))));
    // Its own sequencer goes on meanwhile, and counts.
    let mut undecided = old(&cast).replica(4);
    scribe.feed(&mut undecided, 5);
    assert_eq!(undecided.accept_checkpoint(&beyond).unwrap().size, 5);
    assert_eq!(undecided.announce(&by(size, root, &FIVE)), Err(LedgerFault::Succession(FenceFault::Place(5))));
    // Five of seven end its term, before any leaf of the next has come.
    assert_eq!(replica.announce(&by(size, root, &FIVE)), Ok(true));
    assert_eq!(replica.orders().member, act::MemberId(3));
    scribe.feed(&mut replica, 5);
    assert_eq!(replica.accept_checkpoint(&beyond), Err(ReplicaFault::Void(5)));
    assert!(replica.accept_checkpoint(&scribe.checkpoint(4)).is_ok(), "up to there it holds");
    assert_eq!(replica.alarms(), []);
    // The new sequencer's head is known by its key, and its first leaf with it.
    replica.drop_pending();
    let act = succession(&cast, &old(&cast));
    replica.accept_leaf(4, leaf(&act)).unwrap();
    assert_eq!(replica.accept_checkpoint(&taken(&cast, &old(&cast)).1).unwrap().size, 5);
    assert_eq!(replica.announce(&by(size, root, &FIVE)), Ok(false), "it stands");
}

#[test]
fn who_was_shown_a_longer_record_before_the_succession_accuses_nobody_and_a_true_fork_is_still_one() {
    let cast = Cast::seven();
    let mut longer = old(&cast);
    longer.add(NOW, &cast.say("NORTH", 4, "seen by few"));
    let mut replica = old(&cast).replica(4);
    assert_eq!(replica.hear(&longer.checkpoint(5)), Ok(false));
    let (act, head) = (succession(&cast, &old(&cast)), taken(&cast, &old(&cast)).1);
    replica.accept_leaf(4, leaf(&act)).unwrap();
    replica.accept_checkpoint(&head).unwrap();
    assert_eq!(replica.alarms(), [], "what was heard is void");
    assert_eq!(replica.hear(&longer.checkpoint(5)), Err(ReplicaFault::Void(5)));
    // A receipt for what no quorum has signed is void beyond the end of its term; within it, it accuses.
    let dropped = cast.say("NORTH", 4, "seen by few");
    let (receipt, signed) = longer.receipt(&dropped, 4, NOW);
    assert_eq!(replica.audit(dropped.name(), &signed, &receipt), Ok(Some(())));
    let (receipt, signed) = longer.receipt(&dropped, 3, NOW);
    let found = replica.audit(dropped.name(), &signed, &receipt).unwrap_err();
    assert!(matches!(found, ReplicaFault::Cheat(evidence) if matches!(*evidence, Evidence::FalseReceipt { .. })));
    let mut forged = Scribe::new(&cast);
    (1..4).for_each(|serial| _ = forged.add(NOW, &cast.say("SOUTH", serial, "another record")));
    assert!(matches!(replica.hear(&forged.checkpoint(4)), Err(ReplicaFault::Cheat(_))));
}

#[test]
fn a_thief_of_the_old_key_gets_no_witness_for_anything_beyond_its_term_and_its_receipts_bind_nobody() {
    let cast = Cast::seven();
    let (act, head) = (succession(&cast, &old(&cast)), taken(&cast, &old(&cast)).1);
    let mut forged = old(&cast);
    forged.add(NOW, &cast.say("SOUTH", 1, "never said in time"));
    for n in 0..4 {
        let mut witness = witness(&cast, n);
        assert!(matches!(asked(&cast, &mut witness, &act, &head), Answer::Cosign { .. }));
        let (witness, replica) = &mut witness;
        for old_size in [4, 5] {
            assert_eq!(witness.consider(replica, &forged.request(old_size, 5), NOW), Answer::Fenced(2));
        }
        // Not even a restart makes it forget: its latch names the term.
        let (name, seed) = cast.witness(n);
        let mut again = Witness::new(name, &seed, witness.last().cloned());
        assert_eq!(again.consider(replica, &forged.request(5, 5), NOW), Answer::Fenced(2));
        // Up to where its term ended the old key says nothing new: what was signed since is longer.
        assert_eq!(again.consider(replica, &old(&cast).request(4, 4), NOW), Answer::Fenced(2));
    }
}

/// Who asks for signatures sends its own line alone: what a quorum has signed a witness knows from its copy of the record.
#[test]
fn a_witness_gives_up_what_no_quorum_had_signed_once_its_own_copy_shows_a_quorum_for_the_new_term() {
    let cast = Cast::seven();
    let act = succession(&cast, &old(&cast));
    let (mut sequencer, head) = taken(&cast, &old(&cast));
    let mut longer = old(&cast);
    longer.add(NOW, &cast.say("NORTH", 4, "seen by few"));
    // Its latch is beyond the end of the old term; its copy was put aside and fetched anew, and follows.
    let (name, seed) = cast.witness(0);
    let mut witness = Witness::new(name, &seed, Some(latch(&longer, 5)));
    let mut replica = old(&cast).replica(4);
    replica.accept_leaf(4, leaf(&act)).unwrap();
    replica.accept_checkpoint(&head).unwrap();
    let ask = |witness: &mut Witness, replica: &mut Replica, head: &str| {
        let note = tlog::note::Note::parse(head).unwrap();
        witness.consider(replica, &AddCheckpoint { old_size: 5, proof: Vec::new(), note }, NOW)
    };
    assert_eq!(ask(&mut witness, &mut replica, &head), Answer::Beyond(5));
    let mut cosigned = tlog::note::Note::parse(&head).unwrap();
    for n in 1..4 {
        let mut other = self::witness(&cast, n);
        let Answer::Cosign { line, .. } = asked(&cast, &mut other, &act, &head) else { panic!("witness {n}") };
        cosigned.signatures.extend(tlog::witness::parse_cosignatures(&line).unwrap());
    }
    replica.accept_checkpoint(&cosigned.to_string()).unwrap();
    assert!(matches!(ask(&mut witness, &mut replica, &head), Answer::Cosign { .. }));
    // It is bound to the new term from here on, also where the record has gone on meanwhile.
    sequencer.admit(&cast.say("NORTH", 4, "goes on").encode(), NOW).unwrap();
    assert_eq!(witness.consider(&mut replica, &longer.request(5, 5), NOW), Answer::Fenced(2));
}

/// A copy of the record can be put aside and fetched anew; what was promised cannot.
#[test]
fn a_witness_whose_copy_lacks_the_term_that_it_signed_for_still_signs_for_no_other_and_accuses_nobody_falsely() {
    let cast = Cast::seven();
    let (act, head) = (succession(&cast, &old(&cast)), taken(&cast, &old(&cast)).1);
    let mut before = witness(&cast, 0);
    assert!(matches!(asked(&cast, &mut before, &act, &head), Answer::Cosign { .. }));
    let restarted = || {
        let (name, seed) = cast.witness(0);
        (Witness::new(name, &seed, before.0.last().cloned()), old(&cast).replica(4))
    };
    // Who has the old key offers another fifth leaf: void, and no fork of the one who succeeded it.
    let mut forged = old(&cast);
    forged.add(NOW, &cast.say("SOUTH", 1, "never said in time"));
    forged.add(NOW, &cast.say("SOUTH", 2, "and more"));
    let (mut witness, mut replica) = restarted();
    for size in [5, 6] {
        assert_eq!(witness.consider(&mut replica, &forged.request(5, size), NOW), Answer::Fenced(2), "{size} leaves");
    }
    assert_eq!(replica.alarms(), []);
    // Its successor signs another record than this witness has signed: a quorum's lines are no reason to sign both.
    let again = cast.public(&cast.member("GUAR1").node, 2, &kernel_content(&act_of(&cast)));
    let mut other = Note::parse(&taken_by(&cast, &old(&cast), &again, &NEW).1).unwrap();
    for n in 1..4 {
        let line = match asked(&cast, &mut self::witness(&cast, n), &again, &other.to_string()) {
            Answer::Cosign { line, .. } => line,
            answer => panic!("witness {n}: {answer:?}"),
        };
        other.signatures.extend(tlog::witness::parse_cosignatures(&line).unwrap());
    }
    let (mut witness, mut replica) = restarted();
    replica.announce(&act_of(&cast)).unwrap();
    replica.accept_leaf(4, leaf(&again)).unwrap();
    let two = AddCheckpoint { old_size: 5, proof: Vec::new(), note: other };
    assert!(matches!(witness.consider(&mut replica, &two, NOW), Answer::Cheat(Evidence::Fork { .. })));
}

/// Who was named beside the one that this witness has signed for has signed nothing twice.
#[test]
fn a_witness_that_signed_for_one_of_two_rivals_gives_it_up_for_a_quorum_of_the_other_and_calls_it_no_fork() {
    let cast = Cast::seven();
    let (one, other) = (succession(&cast, &old(&cast)), rival(&cast, &old(&cast)));
    let (first, second) = (taken(&cast, &old(&cast)).1, taken_by(&cast, &old(&cast), &other, &OTHER).1);
    let mut witness = self::witness(&cast, 0);
    assert!(matches!(asked(&cast, &mut witness, &one, &first), Answer::Cosign { .. }));
    // Its copy is put aside, and follows the other.
    let mut replica = old(&cast).replica(4);
    replica.accept_leaf(4, leaf(&other)).unwrap();
    replica.accept_checkpoint(&second).unwrap();
    let mut note = Note::parse(&second).unwrap();
    let ask = |note: &Note| AddCheckpoint { old_size: 5, proof: Vec::new(), note: note.clone() };
    assert_eq!(witness.0.consider(&mut replica, &ask(&note), NOW), Answer::Beyond(5));
    assert_eq!(replica.alarms(), []);
    for n in 1..4 {
        let line = match asked(&cast, &mut self::witness(&cast, n), &other, &second) {
            Answer::Cosign { line, .. } => line,
            answer => panic!("witness {n}: {answer:?}"),
        };
        note.signatures.extend(tlog::witness::parse_cosignatures(&line).unwrap());
    }
    assert!(matches!(witness.0.consider(&mut replica, &ask(&note), NOW), Answer::Cosign { .. }));
}
