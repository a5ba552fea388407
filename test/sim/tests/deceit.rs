//! A sequencer that cheats is caught by a replica or a witness, with evidence in hand. Source: LEDGER 6.3, T17 and T18.
#![allow(clippy::unwrap_used)]

use act::{Seen, SeenRoot};
use record::{Evidence, Leaf, LedgerFault, ReplicaFault};
use sim::{Cast, Draft, NOW, Scribe, bad_leaves, forked};
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;

fn evidence(fault: ReplicaFault) -> Evidence {
    match fault {
        ReplicaFault::Cheat(evidence) => *evidence,
        other => panic!("not evidence: {other}"),
    }
}

fn size_and_root(text: &str) -> (u64, [u8; 32]) {
    let head = Checkpoint::parse(&Note::parse(text).unwrap().text).unwrap();
    (head.size(), *head.root())
}

#[test]
fn a_fork_is_seen_with_the_first_checkpoint_that_two_members_exchange() {
    let cast = Cast::three();
    for n in 1..6 {
        let (ours, theirs) = forked(&cast, n);
        let (mut a, mut b) = (ours.replica(6), theirs.replica(6));
        for (replica, heard) in [(&mut a, theirs.checkpoint(6)), (&mut b, ours.checkpoint(6))] {
            let Evidence::Fork { ours, theirs } = evidence(replica.hear(&heard).unwrap_err()) else { panic!("a fork") };
            assert_eq!(theirs, heard);
            // Two heads of one size with two roots, both signed: a stranger needs no more.
            let (mine, other) = (size_and_root(&ours), size_and_root(&theirs));
            assert!(mine.0 == other.0 && mine.1 != other.1);
            assert_eq!(replica.alarms().len(), 1);
            assert!(replica.hear(&heard).is_err());
            assert_eq!(replica.alarms().len(), 1, "gossip repeats; one fork is one alarm");
        }
    }
}

#[test]
fn of_two_views_of_different_size_the_longer_one_sees_the_fork_at_once() {
    let cast = Cast::three();
    let (ours, theirs) = forked(&cast, 3);
    let (mut long, mut short) = (ours.replica(6), theirs.replica(4));
    assert!(matches!(evidence(long.hear(&theirs.checkpoint(4)).unwrap_err()), Evidence::Fork { .. }));
    assert_eq!(short.hear(&ours.checkpoint(6)), Ok(false), "it has not come that far");
    assert_eq!(short.alarms(), []);
    theirs.feed(&mut short, 6);
    let progress = short.accept_checkpoint(&theirs.checkpoint(6)).unwrap();
    assert!(matches!(&progress.alarms[..], [Evidence::Fork { .. }]));
    assert_eq!((progress.leaves.len(), progress.included.len()), (2, 2), "what is verified must still be kept");
}

#[test]
fn two_hearsays_that_contradict_each_other_are_a_fork_though_we_have_neither() {
    let cast = Cast::three();
    let (ours, theirs) = forked(&cast, 3);
    let mut fresh = ours.replica(1);
    assert_eq!(fresh.hear(&ours.checkpoint(6)), Ok(false));
    let Evidence::Fork { ours: a, theirs: b } = evidence(fresh.hear(&theirs.checkpoint(6)).unwrap_err()) else {
        panic!("a fork")
    };
    assert_eq!((a, b), (ours.checkpoint(6), theirs.checkpoint(6)));
}

#[test]
fn a_larger_hearsay_does_not_make_a_smaller_one_forgotten() {
    let cast = Cast::three();
    let (ours, theirs) = forked(&cast, 3);
    let mut replica = ours.replica(1);
    assert_eq!(replica.hear(&theirs.checkpoint(4)), Ok(false));
    assert_eq!(replica.hear(&ours.checkpoint(6)), Ok(false));
    ours.feed(&mut replica, 5);
    let progress = replica.accept_checkpoint(&ours.checkpoint(5)).unwrap();
    assert!(matches!(&progress.alarms[..], [Evidence::Fork { .. }]));
}

#[test]
fn a_receipt_that_the_record_contradicts_is_evidence() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    let (dropped, kept) = (cast.say("SOUTH", 1, "dropped"), cast.say("NORTH", 1, "kept"));
    scribe.add(NOW, &kept);
    scribe.add(NOW, &cast.say("CHAIR", 1, "another"));
    let mut replica = scribe.replica(3);
    let mut audit = |act, index, at| {
        let (receipt, bytes) = scribe.receipt(act, index, at);
        replica.audit(act.name(), &bytes, &receipt).map_err(|e| Box::new(evidence(e)))
    };
    assert_eq!(audit(&kept, 1, NOW), Ok(Some(())));
    assert_eq!(audit(&dropped, 3, NOW), Ok(None), "the record has not come that far");
    let other_text = cast.say("NORTH", 1, "another text under one name");
    let rows = [
        (&dropped, 1, NOW),
        (&kept, 2, NOW),
        (&kept, 1, NOW + 1),
        (&kept, 0, NOW),
        (&other_text, 1, NOW),
        // The record need not come that far: it holds the act elsewhere, or is past that time already.
        (&kept, 7, NOW),
        (&dropped, 7, NOW - 1),
    ];
    for (act, index, at) in rows {
        let found = audit(act, index, at).map_err(|e| *e);
        assert!(matches!(found, Err(Evidence::FalseReceipt { index: i, .. }) if i == index), "{index} {at} {found:?}");
    }
}

#[test]
fn a_leaf_that_may_not_stand_is_evidence_however_well_its_head_is_signed() {
    let cast = Cast::three();
    for (what, leaf) in bad_leaves(&cast) {
        let mut scribe = Scribe::new(&cast);
        scribe.add(NOW, &cast.say("NORTH", 1, "one"));
        let mut replica = scribe.replica(1);
        let index = scribe.raw(leaf.clone());
        scribe.add(NOW, &cast.say("SOUTH", 1, "after"));
        scribe.feed(&mut replica, 4);
        let checkpoint = scribe.cosigned(4, &[0, 1, 2, 3], NOW / 1000);
        match evidence(replica.accept_checkpoint(&checkpoint).unwrap_err()) {
            Evidence::BadLeaf { index: i, leaf: l, checkpoint: c, .. } => {
                assert_eq!((i, l, c), (index, leaf, checkpoint), "{what}");
            }
            other => panic!("{what}: {other:?}"),
        }
        assert_eq!(replica.ledger().size(), 2, "{what}: what came before it stands");
        assert_eq!(replica.witnessed(), None);
    }
}

#[test]
fn leaves_before_a_bad_one_are_handed_over_to_be_kept() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("NORTH", 1, "one"));
    let mut replica = scribe.replica(1);
    let mut honest = scribe.clone();
    scribe.raw(b"anything".to_vec());
    scribe.feed(&mut replica, 3);
    assert!(replica.accept_checkpoint(&scribe.checkpoint(3)).is_err());
    // The sequencer comes to its senses. A disk that never got leaf 1 would now have a hole.
    honest.add(NOW, &cast.say("NORTH", 2, "two"));
    honest.feed(&mut replica, 3);
    let progress = replica.accept_checkpoint(&honest.checkpoint(3)).unwrap();
    assert_eq!(progress.leaves, honest.leaves[1..]);
    assert_eq!(progress.included.iter().map(|i| i.index).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn an_author_who_saw_another_record_raises_an_alarm_and_one_who_saw_less_does_not() {
    let cast = Cast::three();
    let (ours, theirs) = forked(&cast, 3);
    let rows: [(&str, Seen, bool); 6] = [
        ("the record as it was", ours.seen(4), true),
        ("nothing", ours.seen(0), true),
        ("half the root", Seen::halved(6, &ours.tree().root()), true),
        ("the other record", theirs.seen(4), false),
        ("its own leaf", Seen { size: 7, root: SeenRoot::Whole([7; 32]) }, false),
        ("half another root", Seen::halved(6, &theirs.tree().root()), false),
    ];
    for (what, seen, good) in rows {
        let mut scribe = ours.clone();
        let act = cast.say("SOUTH", Draft { seen, ..1.into() }, "I saw");
        scribe.add(NOW, &act);
        let mut replica = ours.replica(6);
        scribe.feed(&mut replica, 7);
        let progress = replica.accept_checkpoint(&scribe.checkpoint(7)).unwrap();
        let alarm = Evidence::SeenOther { name: act.name(), index: 6, size: seen.size };
        assert_eq!(progress.alarms, if good { vec![] } else { vec![alarm] }, "{what}");
        assert_eq!(progress.size, 7, "{what}: the act stands all the same");
    }
}

#[test]
fn leaves_that_do_not_match_are_dropped_and_the_right_ones_taken() {
    let cast = Cast::three();
    let (ours, theirs) = forked(&cast, 2);
    let mut replica = ours.replica(2);
    theirs.feed(&mut replica, 5);
    let mismatch = Err(ReplicaFault::Mismatch { from: 2 });
    assert_eq!(replica.accept_checkpoint(&ours.checkpoint(5)).map(drop), mismatch.map(|_: ()| ()));
    assert_eq!((replica.wants(), replica.alarms()), (2, &[][..]));
    assert_eq!(replica.accept_checkpoint(&ours.checkpoint(5)).map(drop), Err(ReplicaFault::Missing { from: 2, to: 5 }));
    assert_eq!(replica.accept_leaf(3, vec![]), Err(ReplicaFault::Order { got: 3, want: 2 }));
    assert_eq!(replica.accept_leaf(0, vec![]), Ok(()), "held already");
    ours.feed(&mut replica, 6);
    assert_eq!(replica.accept_checkpoint(&ours.checkpoint(5)).unwrap().leaves, ours.leaves[2..5]);
    assert_eq!(replica.accept_checkpoint(&ours.checkpoint(6)).unwrap().leaves, ours.leaves[5..]);
    assert_eq!(replica.accept_checkpoint(&ours.checkpoint(3)).unwrap().size, 6, "an older head of ours is fine");
}

#[test]
fn a_checkpoint_without_the_sequencers_signature_says_nothing() {
    let cast = Cast::three();
    let scribe = Scribe::new(&cast);
    let mut replica = scribe.replica(1);
    let good = scribe.cosigned(1, &[0, 1], NOW / 1000);
    let lines: Vec<&str> = good.lines().collect();
    let unsigned = format!("{}\n\n{}\n{}\n", lines[..3].join("\n"), lines[5], lines[6]);
    assert!(matches!(replica.hear(&unsigned), Err(ReplicaFault::Judge(_))));
    assert!(matches!(replica.hear("anything"), Err(ReplicaFault::Note(_))));
    for at in 0..good.len() {
        let mut bent = good.clone().into_bytes();
        bent[at] ^= 1;
        let Ok(bent) = String::from_utf8(bent) else { continue };
        // A name or key id that nobody knows is ignored, but then its signature does not count either.
        if let Ok(progress) = replica.accept_checkpoint(&bent) {
            assert_eq!(progress.cosigners.len(), 1, "byte {at}");
        }
    }
    assert_eq!(replica.alarms(), []);
}

#[test]
fn no_two_quorums_see_different_records_while_at_most_n_minus_k_are_dishonest() {
    use tlog::note::{Kind, VerifierKey};
    use tlog::policy::{Policy, threshold};
    let key = |n: u8, name: &str, kind| {
        VerifierKey::new(name, kind, &tlog::SigningKey::from_seed(&[n + 1; 32]).public()).unwrap()
    };
    for n in 1..=10_usize {
        let names: Vec<String> = (0..n).map(|w| format!("w{w}")).collect();
        let witnesses = names.iter().enumerate().map(|(w, name)| (name.clone(), key(w as u8, name, Kind::Cosignature)));
        let k = threshold(n);
        let policy = Policy::count_of(key(99, "log", Kind::Ed25519), witnesses.collect(), k).unwrap();
        let is_quorum = |set: u32| policy.is_quorum(|name| set >> name[1..].parse::<u32>().unwrap() & 1 == 1);
        let quorums: Vec<u32> = (0..1 << n).filter(|set| is_quorum(*set)).collect();
        assert!(quorums.iter().all(|set| set.count_ones() as usize >= k));
        let least = quorums.iter().flat_map(|a| quorums.iter().map(move |b| (a & b).count_ones() as usize)).min();
        // Two quorums share more than the n - k who may be dishonest, so an honest one would have signed both.
        assert!(least.unwrap() > n - k, "n {n} k {k}");
        assert!(is_quorum((1 << k) - 1) && !is_quorum((1 << (k - 1)) - 1), "the honest alone can be a quorum");
        if n > 3 {
            // One fewer would not do: this is why the threshold is not a majority.
            assert!(2 * (k - 1) <= n + (n - (k - 1)), "n {n} k {k}");
        }
    }
}

#[test]
fn a_replica_calls_witnessed_what_a_quorum_signed_and_nothing_less() {
    let cast = Cast::seven();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("NORTH", 1, "one"));
    for signers in 0..16_usize {
        let who: Vec<usize> = (0..4).filter(|n| signers >> n & 1 == 1).collect();
        let mut replica = scribe.replica(2);
        let progress = replica.accept_checkpoint(&scribe.cosigned(2, &who, NOW / 1000)).unwrap();
        assert_eq!(progress.quorum, who.len() >= 3, "{who:?}");
        assert_eq!(replica.witnessed().is_some(), who.len() >= 3);
        assert_eq!(progress.cosigners.len(), who.len());
    }
}

#[test]
fn a_fold_says_what_is_wrong_with_a_leaf_and_stays_as_it_was() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("NORTH", 1, "one"));
    let mut ledger = scribe.ledger();
    let root = ledger.tree().root();
    for (what, leaf) in bad_leaves(&cast) {
        let fault = ledger.apply(&leaf).unwrap_err();
        let expected = match what {
            "forged" | "altered" | "of an exercise" => matches!(fault, LedgerFault::Act(act::ActFault::Signature)),
            "too long" => matches!(fault, LedgerFault::Act(act::ActFault::TooLong(_))),
            "of a stranger" => matches!(fault, LedgerFault::Key(record::KeyFault::Unknown(_))),
            "a change without approval" => matches!(fault, LedgerFault::Key(record::KeyFault::NotApproved)),
            "twice" => matches!(fault, LedgerFault::Again { index: 1, .. }),
            "a name used twice" => matches!(fault, LedgerFault::Reused { index: 1, .. }),
            "too far ahead" => matches!(fault, LedgerFault::Ahead { got: 1026, highest: 1 }),
            "earlier than its predecessor" => matches!(fault, LedgerFault::Backwards { .. }),
            "a sealed kind in public" => matches!(fault, LedgerFault::Content(_)),
            "a second genesis" => matches!(fault, LedgerFault::Genesis),
            _ => matches!(fault, LedgerFault::Leaf(_)),
        };
        assert!(expected, "{what}: {fault}");
        assert_eq!(ledger.tree().root(), root);
        assert_eq!(ledger.size(), 2);
    }
    assert!(ledger.apply(&Leaf::Act { at: NOW, act: cast.say("NORTH", 2, "two").encode() }.encode()).is_ok());
}
