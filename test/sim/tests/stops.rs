//! The world stops after every effect, whether or not it reached the disk, and again while it recovers.
//! No promised act is ever missing, and no size ever has two signed roots. Source: HOUSE-STYLE 7, LEDGER 4.2.
#![allow(clippy::unwrap_used)]

use act::Precedence;
use record::{Admission, Effect, Latch, Sequencer, SequencerFault};
use sim::{Cast, Disk, Draft, NOW, Promises, Script, World};
use std::collections::BTreeSet;

/// Three commits: two acts, one act, and one whose name stands already together with a new one.
fn script(cast: &Cast) -> Script {
    let first = cast.say("NORTH", 1, "one").encode();
    let flash = Draft { precedence: Precedence::Flash, ..1.into() };
    let second = cast.say("SOUTH", flash, "two").encode();
    let third = cast.say("NORTH", 2, "three").encode();
    vec![vec![first.clone(), second], vec![third], vec![first, cast.say("CHAIR", 1, "four").encode()]]
}

#[test]
fn no_stop_and_no_stop_while_recovering_loses_a_promise_or_makes_a_second_root() {
    let cast = Cast::three();
    let script = script(&cast);
    let mut known = BTreeSet::from([(Disk::default(), Promises::default())]);
    let mut waiting: Vec<_> = known.iter().cloned().collect();
    let mut lives = 0;
    // Each world is lived to its end once; every stop on the way leaves a world, and so on until none is new. This
    // covers recoveries stopped any number of times.
    while let Some((disk, promises)) = waiting.pop() {
        let mut world = World::new(&cast, disk, promises);
        let mut watch = |disk: &Disk, promises: &Promises| {
            for left in disk.stopped() {
                let left = (left, promises.clone());
                if known.insert(left.clone()) {
                    waiting.push(left);
                }
            }
        };
        world.live(&script, &mut watch).expect("no stop makes a disk that the sequencer refuses");
        world.check();
        let acts: BTreeSet<_> = script.iter().flatten().collect();
        assert_eq!(world.disk.segment.len(), 1 + acts.len(), "every act stands once");
        lives += 1;
    }
    for (disk, promises) in &known {
        World::new(&cast, disk.clone(), promises.clone()).check();
    }
    assert!(lives > 30, "only {lives} worlds were reached");
}

/// The same as a loop over one commit: each stop, reached or not, and the same stop again while recovering.
#[test]
fn one_commit_stopped_everywhere_and_again_while_recovering() {
    let cast = Cast::three();
    let script = vec![script(&cast).remove(0)];
    let mut moments = 0;
    World::new(&cast, Disk::default(), Promises::default()).live(&script, &mut |_, _| moments += 1).unwrap();
    for stop in 0..moments {
        for again in 0..=3 {
            for way in 0..4 {
                let (mut disk, mut promises) = (Disk::default(), Promises::default());
                for life in 0..=again {
                    let (mut moment, mut left) = (0, None);
                    // A recovery has fewer moments than a first life, so it is stopped at each in turn, too.
                    let at = if life == 0 { stop } else { (stop + life) % 5 };
                    let mut world = World::new(&cast, disk.clone(), promises.clone());
                    let lived = world.live(&script, &mut |disk, promises| {
                        if moment == at {
                            let all = disk.stopped();
                            left = Some((all[way % all.len()].clone(), promises.clone()));
                        }
                        moment += 1;
                    });
                    lived.unwrap();
                    (disk, promises) = left.unwrap_or((world.disk, world.promises));
                    World::new(&cast, disk.clone(), promises.clone()).check();
                }
                let mut world = World::new(&cast, disk, promises);
                world.live(&script, &mut |_, _| {}).unwrap();
                world.check();
                assert_eq!(world.disk.segment.len(), 3);
            }
        }
    }
}

/// A disk after three commits, and what was promised.
fn grown(cast: &Cast) -> World<'_> {
    let mut world = World::new(cast, Disk::default(), Promises::default());
    world.live(&script(cast), &mut |_, _| {}).unwrap();
    world
}

fn start(cast: &Cast, disk: &Disk) -> Result<(Sequencer, Vec<Effect>), SequencerFault> {
    let latch = disk.latch.as_deref().map(Latch::decode).transpose()?;
    let leaves = disk.clone().open();
    Sequencer::start(cast.founding.clone(), Some(cast.channels.clone()), &cast.sequencer, leaves, latch.as_ref())
}

fn fault(cast: &Cast, disk: &Disk) -> SequencerFault {
    start(cast, disk).err().expect("a damaged disk is refused")
}

#[test]
fn a_read_back_that_differs_stops_the_sequencer_for_good() {
    let cast = Cast::three();
    let mut world = grown(&cast);
    let mut sequencer = world.live(&script(&cast), &mut |_, _| {}).unwrap();
    sequencer.admit(&cast.say("SOUTH", 2, "five").encode(), NOW).unwrap();
    let effects = sequencer.gather(NOW);
    let Effect::Append(leaves) = &effects[0] else { panic!("{effects:?}") };
    let mut rotten = leaves.clone();
    rotten[0][20] ^= 1;
    for read in [rotten, Vec::new(), [&leaves[..], &leaves[..]].concat()] {
        let mut world = grown(&cast);
        let mut sequencer = world.live(&script(&cast), &mut |_, _| {}).unwrap();
        sequencer.admit(&cast.say("SOUTH", 2, "five").encode(), NOW).unwrap();
        sequencer.gather(NOW);
        assert_eq!(sequencer.confirm(&read), Err(SequencerFault::ReadBack));
        // Not even if a second reading pleases, or another act comes: the disk cannot be believed any more.
        assert!(sequencer.confirm(leaves).is_err());
        let _ = sequencer.admit(&cast.say("SOUTH", 3, "six").encode(), NOW);
        assert!(!sequencer.is_due());
        assert_eq!(sequencer.gather(NOW), []);
        assert_eq!(sequencer.ledger().size(), 5);
    }
}

#[test]
fn a_torn_or_flipped_latch_is_refused() {
    let cast = Cast::three();
    let world = grown(&cast);
    let latch = world.disk.latch.unwrap();
    for len in 0..latch.len() {
        assert!(matches!(Latch::decode(&latch[..len]), Err(SequencerFault::Latch(_))), "{len} bytes");
    }
    for at in 0..latch.len() {
        for bit in 0..8 {
            let mut bent = latch.clone();
            bent[at] ^= 1 << bit;
            assert!(matches!(Latch::decode(&bent), Err(SequencerFault::Latch(_))), "byte {at} bit {bit}");
        }
    }
    assert_eq!(Latch::decode(&latch).unwrap().encode(), latch);
}

#[test]
fn a_segment_shorter_than_the_promise_is_lost() {
    let cast = Cast::three();
    for have in 0..5 {
        let mut disk = grown(&cast).disk;
        disk.segment.truncate(have);
        assert_eq!(fault(&cast, &disk), SequencerFault::Lost { have: have as u64, promised: 5 });
    }
}

#[test]
fn a_record_without_its_latch_is_refused() {
    let cast = Cast::three();
    let disk = Disk { latch: None, ..grown(&cast).disk };
    assert!(start(&cast, &disk).is_err(), "nobody knows any more what was promised");
    // Before the first promise there is only the genesis document.
    let fresh = Disk { segment: disk.segment[..1].to_vec(), ..disk };
    assert!(start(&cast, &fresh).is_ok());
}

#[test]
fn an_altered_segment_is_refused_at_every_byte() {
    let cast = Cast::three();
    let disk = grown(&cast).disk;
    for (index, record) in disk.segment.iter().enumerate() {
        let len = record.as_ref().unwrap().len();
        // The genesis document is compared as a whole; a few of its bytes stand for all.
        for at in (0..len).step_by(if index == 0 { 97 } else { 1 }) {
            let mut bent = disk.clone();
            bent.segment[index].as_mut().unwrap()[at] ^= 1;
            match fault(&cast, &bent) {
                SequencerFault::Leaf { index: found, .. } => assert!(found >= index as u64, "{found}"),
                // Only the leaf's time is not under the author's signature; the root is.
                SequencerFault::Root(5) => assert!((2..12).contains(&at), "byte {at} of leaf {index}"),
                other => panic!("{other}"),
            }
        }
    }
    let mut swapped = disk.clone();
    swapped.segment.swap(1, 2);
    assert_eq!(fault(&cast, &swapped), SequencerFault::Root(5));
    let mut doubled = disk;
    doubled.segment[2] = doubled.segment[1].clone();
    assert!(matches!(fault(&cast, &doubled), SequencerFault::Leaf { index: 2, .. }));
}

#[test]
fn an_act_offered_again_while_its_commit_runs_stands_once() {
    let cast = Cast::three();
    let mut world = grown(&cast);
    let mut sequencer = world.live(&script(&cast), &mut |_, _| {}).unwrap();
    let act = cast.say("SOUTH", 2, "five");
    let name = act.name();
    let act = act.encode();
    assert_eq!(sequencer.admit(&act, NOW), Ok(Admission::Pooled(name)));
    let effects = sequencer.gather(NOW);
    assert_eq!(sequencer.admit(&act, NOW), Ok(Admission::Pooled(name)));
    let other = sequencer.admit(&cast.say("SOUTH", 2, "another text").encode(), NOW);
    assert_eq!(other.unwrap_err().code, "name-reused");
    world.perform(&mut sequencer, effects, &mut |_, _| {}).unwrap();
    assert!(!sequencer.is_due());
    let more = sequencer.gather(NOW);
    world.perform(&mut sequencer, more, &mut |_, _| {}).unwrap();
    world.check();
    assert_eq!(world.disk.segment.len(), 6);
}

#[test]
fn no_receipt_is_given_for_what_a_restart_found_but_has_not_made_durable() {
    let cast = Cast::three();
    let mut world = grown(&cast);
    let mut sequencer = world.live(&script(&cast), &mut |_, _| {}).unwrap();
    let act = cast.say("SOUTH", 2, "five");
    sequencer.admit(&act.encode(), NOW).unwrap();
    let Effect::Append(leaves) = sequencer.gather(NOW).remove(0) else { panic!("leaves come first") };
    world.disk.segment.extend(leaves.into_iter().map(Some));
    let (mut again, effects) = start(&cast, &world.disk).unwrap();
    assert_eq!(effects, [Effect::Sync], "what is visible need not be durable");
    assert_eq!(again.admit(&act.encode(), NOW), Ok(Admission::Pooled(act.name())));
    world.perform(&mut again, effects, &mut |_, _| {}).unwrap();
    world.check();
    assert!(!again.is_due(), "it waits once, not twice");
    assert_eq!(world.promises.receipts[&act.name()], BTreeSet::from([(5, NOW)]), "who waited is answered");
    assert!(matches!(again.admit(&act.encode(), NOW), Ok(Admission::Standing(..))));
}
