//! What a member finds becomes a file that a stranger verifies with nothing but the genesis hash.
#![allow(clippy::unwrap_used)]

use act::{Act, Seen, SeenRoot};
use record::exhibit::{Exhibit, Proven, exhibit};
use record::{Evidence, Replica, ReplicaFault};
use sim::{Cast, NOW, Scribe};

fn evidence(fault: ReplicaFault) -> Evidence {
    match fault {
        ReplicaFault::Cheat(evidence) => *evidence,
        other => panic!("{other:?}"),
    }
}

/// Every file of this evidence, read back and verified by a stranger.
fn shown(cast: &Cast, replica: &Replica, leaves: &[Vec<u8>], evidence: &Evidence) -> Vec<Proven> {
    let files = exhibit(replica, evidence, |index| leaves.get(index as usize).cloned(), |_| None);
    let read =
        |file: Exhibit| Exhibit::parse(&file.to_string()).unwrap().verify(Some(cast.founding.genesis())).unwrap();
    files.into_iter().map(read).collect()
}

#[test]
fn two_heads_of_different_sizes_are_shown_to_be_of_two_records() {
    let cast = Cast::three();
    let (mut ours, mut theirs) = (Scribe::new(&cast), Scribe::new(&cast));
    for serial in 1..=6 {
        ours.add(NOW, &cast.say("NORTH", serial, "one text"));
        theirs.add(NOW, &cast.say("NORTH", serial, if serial == 3 { "another" } else { "one text" }));
    }
    for size in [4, 5, 6, 7] {
        let mut replica = ours.replica(1);
        ours.feed(&mut replica, 7);
        replica.accept_checkpoint(&ours.checkpoint(7)).unwrap();
        let found = evidence(replica.hear(&theirs.checkpoint(size)).unwrap_err());
        let proven = shown(&cast, &replica, &ours.leaves, &found);
        assert_eq!(proven.len(), 1, "{size}");
        assert_eq!((proven[0].kind, proven[0].one_of, proven[0].against.len()), ("fork", false, 1));
        assert_eq!(proven[0].against[0].key, cast.founding.sequencer.into());
    }
}

#[test]
fn a_name_used_twice_under_one_head_accuses_the_log_and_the_author() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &cast.say("NORTH", 1, "one text"));
    scribe.add(NOW, &cast.say("NORTH", 1, "another text"));
    let mut replica = scribe.replica(1);
    scribe.feed(&mut replica, 3);
    let found = evidence(replica.accept_checkpoint(&scribe.checkpoint(3)).unwrap_err());
    // The first of the two had entered and was not handed over yet.
    let proven = shown(&cast, &replica, &[], &found);
    let kinds: Vec<_> = proven.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, ["bad-leaf", "two-texts"]);
    assert_eq!(proven[1].against[0].name, "NORTH");
}

#[test]
fn a_leaf_earlier_than_the_one_before_it_is_shown_with_that_one() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW + 10, &cast.say("NORTH", 1, "in time"));
    scribe.add(NOW, &cast.say("NORTH", 2, "ten milliseconds before"));
    let mut replica = scribe.replica(1);
    scribe.feed(&mut replica, 3);
    let found = evidence(replica.accept_checkpoint(&scribe.checkpoint(3)).unwrap_err());
    assert_eq!(shown(&cast, &replica, &[], &found)[0].kind, "bad-leaf");
}

#[test]
fn who_says_to_have_seen_another_record_is_shown_beside_the_log_and_nobody_is_called_the_liar() {
    let cast = Cast::three();
    for size in [1, 2, 90] {
        let mut scribe = Scribe::new(&cast);
        scribe.add(NOW, &cast.say("NORTH", 1, "one"));
        let said = cast.say("SOUTH", 1, "two").statement().clone();
        let seen = Seen { size, root: SeenRoot::Whole([9; 32]) };
        let act = Act::sign(act::Statement { seen, ..said }, &cast.member("SOUTH").desk, &cast.founding.genesis());
        scribe.add(NOW, &act);
        let mut replica = scribe.replica(1);
        scribe.feed(&mut replica, 3);
        let alarms = replica.accept_checkpoint(&scribe.checkpoint(3)).unwrap().alarms;
        let proven = shown(&cast, &replica, &scribe.leaves, &alarms[0]);
        assert_eq!((proven[0].kind, proven[0].one_of, proven[0].against.len()), ("seen-other", true, 2), "{size}");
    }
}

#[test]
fn what_only_one_clock_contradicts_is_no_file() {
    let cast = Cast::three();
    let scribe = Scribe::new(&cast);
    let replica = scribe.replica(1);
    let future = Evidence::BackDated { index: 0, at: NOW + 99, known: NOW, before: String::new() };
    assert_eq!(shown(&cast, &replica, &scribe.leaves, &future), []);
}
