//! A successor that cheats is shown to strangers as the founders' sequencer is: the file carries its succession.
#![allow(clippy::unwrap_used)]

mod terms;

use act::{Act, Kernel, Seen, SeenRoot};
use record::exhibit::{Exhibit, ExhibitFault, Fact, Parts, Proven, exhibit};
use record::{Effect, Evidence, Receipt, Replica, ReplicaFault, Sequencer};
use sim::{Cast, Draft, NOW};
use terms::{FIVE, NEW, ORIGIN, leaf, old, succession, taken};

/// What a successor has ordered: its leaves and the head over them.
struct Ordered {
    leaves: Vec<Vec<u8>>,
    head: String,
}

/// The successor begins, and orders these acts.
fn ordered(cast: &Cast, acts: &[Act]) -> Ordered {
    let (mut sequencer, mut head) = taken(cast, &old(cast));
    let mut leaves = old(cast).leaves;
    leaves.push(leaf(&succession(cast, &old(cast))));
    for act in acts {
        let more;
        (more, head) = commit(&mut sequencer, act);
        leaves.extend(more);
    }
    Ordered { leaves, head }
}

fn commit(sequencer: &mut Sequencer, act: &Act) -> (Vec<Vec<u8>>, String) {
    sequencer.admit(&act.encode(), NOW).unwrap();
    let gathered = sequencer.gather(NOW).into_iter();
    let leaves = gathered.filter_map(|e| if let Effect::Append(leaves) = e { Some(leaves) } else { None });
    let leaves: Vec<_> = leaves.flatten().collect();
    let effects = sequencer.confirm(&leaves).unwrap().into_iter();
    (leaves, effects.filter_map(|e| if let Effect::Publish(head) = e { Some(head) } else { None }).last().unwrap())
}

fn follows(cast: &Cast, ordered: &Ordered) -> Replica {
    let mut replica = old(cast).replica(4);
    for (index, leaf) in (4..).zip(&ordered.leaves[4..]) {
        replica.accept_leaf(index, leaf.clone()).unwrap();
    }
    replica.accept_checkpoint(&ordered.head).unwrap();
    replica
}

fn files(replica: &Replica, leaves: &[Vec<u8>], evidence: &Evidence) -> Vec<Exhibit> {
    exhibit(replica, evidence, |index| leaves.get(index as usize).cloned(), |_| None)
}

/// What a stranger makes of them.
fn shown(cast: &Cast, files: &[Exhibit]) -> Vec<Proven> {
    let read = |file: &Exhibit| Exhibit::parse(&file.to_string())?.verify(Some(cast.founding.genesis()));
    files.iter().map(|file| read(file).unwrap()).collect()
}

fn evidence(fault: ReplicaFault) -> Evidence {
    match fault {
        ReplicaFault::Cheat(evidence) => *evidence,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_successor_that_shows_two_records_is_convicted_by_a_file_that_carries_its_succession() {
    let cast = Cast::seven();
    let said = |text| cast.say("NORTH", 4, text);
    let (ours, theirs) = (ordered(&cast, &[said("one text")]), ordered(&cast, &[said("another")]));
    let mut replica = follows(&cast, &ours);
    let found = evidence(replica.hear(&theirs.head).unwrap_err());
    let made = files(&replica, &ours.leaves, &found);
    let proven = shown(&cast, &made);
    assert_eq!((proven[0].kind, proven[0].one_of, proven[0].against.len()), ("fork", false, 1));
    let key = tlog::SigningKey::from_seed(&NEW).public();
    assert_eq!((proven[0].against[0].name.as_str(), proven[0].against[0].key), (ORIGIN, key.into()));
    // Without it, or with one that too few have approved, nobody is accused.
    let [file] = &made[..] else { panic!("one file") };
    let bare = Exhibit { successions: Vec::new(), ..file.clone() };
    assert_eq!(bare.verify(None), Err(ExhibitFault::Head));
    let mut few = file.clone();
    let [Kernel::Succession { approvals, .. }] = &mut few.successions[..] else { panic!("one succession") };
    assert_eq!(approvals.len(), 2 * FIVE.len());
    approvals.pop();
    assert_eq!(few.verify(None), Err(ExhibitFault::Succession));
}

#[test]
fn what_a_successor_promised_and_dropped_is_shown_and_what_was_void_of_the_old_key_accuses_nobody() {
    let cast = Cast::seven();
    let (kept, dropped) = (cast.say("NORTH", 4, "kept"), cast.say("NORTH", 5, "dropped"));
    let ours = ordered(&cast, &[kept, dropped.clone()]);
    let mut replica = follows(&cast, &ours);
    let promised = |index, seed: &[u8; 32]| {
        let hash = dropped.hash(&cast.member("NORTH").desk.public(), &cast.founding.genesis());
        let receipt = Receipt { act: hash, index, at: NOW };
        (receipt, receipt.sign(&act::ActKey::from_seed(seed), &cast.founding.genesis()))
    };
    // Its promise was of index 5; the act stands at 6.
    let (receipt, signed) = promised(5, &NEW);
    let found = evidence(replica.audit(dropped.name(), &signed, &receipt).unwrap_err());
    let proven = shown(&cast, &files(&replica, &ours.leaves, &found));
    assert_eq!((proven[0].kind, proven[0].one_of, proven[0].against.len()), ("false-receipt", false, 1));
    assert!(proven[0].facts.contains(&("promised_index", Fact::Number(5))));
    // The founders' sequencer promised index 3: it or its successor, under whose head it stands at 6, signed what is not so.
    let (receipt, signed) = promised(3, &cast.sequencer);
    let found = evidence(replica.audit(dropped.name(), &signed, &receipt).unwrap_err());
    let made = files(&replica, &ours.leaves, &found);
    let proven = shown(&cast, &made);
    assert_eq!((proven[0].one_of, proven[0].against.len()), (true, 2));
    // It promised index 5, which is beyond the end of its term: whoever makes a file of that convicts nobody.
    let (_, void) = promised(5, &cast.sequencer);
    let mut file = made[0].clone();
    let Parts::FalseReceipt { receipt, .. } = &mut file.parts else { panic!("a false receipt") };
    *receipt = void;
    assert_eq!(file.verify(None), Err(ExhibitFault::Nothing));
}

#[test]
fn what_was_written_on_what_is_void_since_enters_without_an_alarm_and_what_says_so_later_does_not_enter() {
    let cast = Cast::seven();
    let seen = Seen { size: 6, root: SeenRoot::Whole([9; 32]) };
    let said = |after_s| cast.say("NORTH", Draft { claimed_s: NOW / 1000 + after_s, seen, ..Draft::from(4) }, "said");
    let replica = follows(&cast, &ordered(&cast, &[said(0)]));
    assert_eq!((replica.ledger().size(), replica.alarms()), (6, &[][..]));
    let mut successor = taken(&cast, &old(&cast)).0;
    assert_eq!(successor.admit(&said(600).encode(), NOW + 600_000).unwrap_err().code, "fork");
}
