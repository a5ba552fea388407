//! Histories of whole mechanisms under everything that goes wrong. Source: LEDGER 6.3, T8 and T15.
#![allow(clippy::unwrap_used)]

use sim::chaos::{Blow, Chance, Faulty, Plan, Sabotage, hunt, play, tell};
use sim::{Cast, NOW, Scribe};
use std::path::Path;
use std::sync::Arc;
use store::{LatchFile, Segment};

/// How many histories an ordinary test run plays; `cargo xtask check` plays 2,000, `cargo xtask campaign` as many as its
/// time allows.
const HISTORIES: u64 = 60;

#[test]
fn whatever_befalls_the_machines_what_was_promised_holds() {
    let found = hunt(1, HISTORIES, None, None);
    if let Some(seed) = found.failed {
        panic!("{}", tell(seed, None));
    }
    assert_eq!(found.played, HISTORIES);
    // A world in which nothing happens would find nothing, nor one in which no sequencer is succeeded.
    assert!(found.successions >= 5 && found.fenced >= 3, "{found:?}");
    assert!(found.leaves > 8 * HISTORIES && found.stops > HISTORIES && found.looked > 1_000 * HISTORIES, "{found:?}");
}

/// Found by seed 20: a sequencer came up from an older copy, and its witnesses showed what a quorum had seen instead of all
/// that they held, so it signed anew what it had signed before.
#[test]
fn what_a_node_shows_is_the_largest_checkpoint_it_holds_witnessed_or_not() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    for serial in 1..4 {
        scribe.add(NOW, &cast.say("NORTH", serial, "to all"));
    }
    let mut replica = scribe.replica(2);
    assert_eq!(replica.newest(), Some(scribe.checkpoint(2).as_str()));
    let cosigned = scribe.cosigned(2, &[0, 1, 2], NOW / 1000);
    replica.accept_checkpoint(&cosigned).unwrap();
    assert_eq!(replica.newest(), Some(cosigned.as_str()), "of equal ones that of the quorum");
    scribe.feed(&mut replica, 4);
    replica.accept_checkpoint(&scribe.checkpoint(4)).unwrap();
    assert_eq!(replica.witnessed().unwrap().size, 2);
    assert_eq!(replica.newest(), Some(scribe.checkpoint(4).as_str()));
}

/// Found by seed 200: a sequencer that was put back to an older copy asked witnesses that had just been started again. They
/// showed nothing, though they had signed, and it signed a second record.
#[test]
fn a_witness_that_was_started_again_shows_what_it_signed_last() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("NORTH", 1, "to all"));
    let (name, seed) = cast.witness(0);
    let latch = record::Latch {
        term: 1,
        size: 1,
        root: scribe.tree().root_at(1).unwrap(),
        checkpoint: scribe.cosigned(1, &[0], NOW / 1000),
    };
    let replica = record::Replica::new(cast.ledger()).unwrap();
    assert_eq!(replica.newest(), None);
    let none = record::Witness::new(name, &seed, None);
    let signed = record::Witness::new(name, &seed, Some(latch.clone()));
    assert_eq!((none.newest(&replica), signed.newest(&replica)), (None, Some(latch.checkpoint.as_str())));
    // It may hold more than it has signed.
    let replica = scribe.replica(2);
    assert_eq!(signed.newest(&replica), replica.newest());
}

/// Found by seed 168, on a disk whose kernel kept what it had failed to write: a start that believes it builds on a hole,
/// which the next loss of power lays open.
#[test]
fn after_a_failed_sync_a_start_believes_the_disk_and_not_the_kernel() {
    let disk = Faulty::new(Chance::new(1, 1));
    let open = || Segment::open_on(Arc::new(disk.clone()), Path::new("record.segment")).unwrap();
    let (mut segment, _) = open();
    segment.append(&[b"kept".to_vec()]).unwrap();
    segment.sync().unwrap();
    disk.fail_sync(0);
    segment.append(&[b"lost".to_vec()]).unwrap();
    assert!(segment.sync().is_err());
    assert!(segment.append(&[b"more".to_vec()]).is_err(), "nothing is written after a failed sync");
    let (mut segment, found) = open();
    assert_eq!(found.records, [b"kept".to_vec()]);
    segment.append(&[b"next".to_vec()]).unwrap();
    segment.sync().unwrap();
    disk.restart(true);
    assert_eq!(open().1.records, [b"kept".to_vec(), b"next".to_vec()]);
}

#[test]
fn one_seed_gives_one_history() {
    for seed in [3, 8] {
        let [one, other] = [(); 2].map(|()| play(&Plan::of(seed), None, true));
        assert!(one.log.len() > 300, "{}", one.log.len());
        assert_eq!(one.log, other.log, "seed {seed}");
    }
}

/// Every fault that we put in ourselves is found, and none where there is none.
#[test]
fn every_fault_of_our_own_doing_is_found() {
    const SEEDS: u64 = 400;
    let mut unseen = Vec::new();
    for fault in Sabotage::ALL {
        let found = hunt(1, SEEDS, None, Some(fault));
        match found.failed {
            Some(seed) => {
                let broken = play(&Plan::of(seed), Some(fault), false).broken.unwrap();
                println!("{fault:?}: seed {seed}, after {} histories: {broken}", found.played);
                assert_eq!(play(&Plan::of(seed), None, false).broken, None, "without the fault seed {seed} holds");
            }
            None => unseen.push(fault),
        }
    }
    assert_eq!(unseen, [], "not found in {SEEDS} histories");
}

/// Found by seed 312: a sequencer that is put back to a copy which holds the genesis document alone looks like one that is
/// being founded. It must ask all the same, or its first act makes a second record.
#[test]
fn a_sequencer_put_back_to_its_first_moment_is_no_founding() {
    const CHAIR: usize = 2;
    let says = (1..12).map(|n| (4_000 * n, n as usize % 2, n)).collect();
    let restored = [(25_000, Blow::Restore { who: CHAIR })].to_vec();
    let plan = |blows| Plan { seed: 312, blows, says: Vec::clone(&says), backups: [(5, CHAIR)].to_vec() };
    let left_alone = play(&plan(Vec::new()), None, false);
    assert!(left_alone.broken.is_none() && left_alone.size > 3, "a founding waits for nobody longer: {left_alone:?}");
    let asked = play(&plan(restored.clone()), None, true);
    assert_eq!(asked.broken, None);
    assert!(asked.log.iter().any(|line| line.contains("not of this folder")), "it was an older copy: {:#?}", asked.log);
    let broken = play(&plan(restored), Some(Sabotage::GenesisAsksNobody), false).broken;
    assert!(
        broken.is_some_and(|what| what.contains("two records") || what.contains("a quorum has seen more")),
        "it would be found"
    );
}

/// Found by seed 1346: a start over a full disk wrote the damaged slot of a latch anew by turns, and so damaged the sound one.
#[test]
fn no_start_on_a_disk_that_fails_makes_a_latch_worse() {
    for seed in 0..40 {
        let disk = Faulty::new(Chance::new(seed, 1));
        let open = || LatchFile::open_on(Arc::new(disk.clone()), Path::new("latch"));
        let (mut latch, _) = open().unwrap();
        latch.replace(b"one").unwrap();
        latch.replace(b"two").unwrap();
        disk.fill(true);
        assert!(latch.replace(b"three").is_err());
        for _ in 0..20 {
            let _ = open();
        }
        disk.fill(false);
        let found = open().unwrap().1.unwrap();
        assert!(!found.doubtful && (found.bytes == b"two" || found.bytes == b"three"), "seed {seed}: {found:?}");
    }
}
