//! Another version of the rulebook is adopted by all who decide or by nobody, once, in order, and everybody who reads the
//! record comes to the same verdict without any file outside of it.
#![allow(clippy::unwrap_used)]

use act::{Act, Approval, Kernel, MemberId, MemberKind};
use record::{Effect, Evidence, Leaf, Ledger, LedgerFault, Replica, ReplicaFault, export};
use sha2::{Digest, Sha256};
use sim::{CHANNEL, Cast, Disk, NOW, Promises, RULEBOOK, SECOND_CHANNEL, Scribe, World, kernel_content, text_content};

use MemberKind::{Monitor, Party, Supervisor};

const SECOND: &[u8] = b"formats, terms and zones, with a shorter deadline";
const THIRD: &[u8] = b"and with another one";
const ALL: &[&str] = &["NORTH", "SOUTH", "CHAIR"];
/// The monitor leaves the line of all members; a new line has it and the parties.
const TABLE: &[(u64, &[MemberKind])] = &[(CHANNEL, &[Party, Supervisor]), (9, &[Party, Monitor])];

fn said(cast: &Cast, who: &str, serial: u64, kernel: &Kernel) -> Act {
    cast.public(&cast.member(who).desk, serial, &kernel_content(kernel))
}

fn leaf(act: &Act) -> Vec<u8> {
    Leaf::Act { at: NOW, act: act.encode() }.encode()
}

fn begun(cast: &Cast) -> Ledger {
    let mut ledger = cast.ledger();
    ledger.apply(&Ledger::first_leaf(&cast.founding).encode()).unwrap();
    ledger
}

/// The verdict on one act of adoption as the first act of the record.
fn verdict(cast: &Cast, kernel: &Kernel) -> Result<(), LedgerFault> {
    begun(cast).apply(&leaf(&said(cast, "CHAIR", 1, kernel))).map(drop)
}

#[test]
fn an_adoption_counts_from_the_next_leaf_on_and_brings_its_channels() {
    let cast = Cast::seven();
    let mut ledger = begun(&cast);
    let in_channel = |who, serial, channel| leaf(&cast.sealed(who, serial, channel, &text_content("x")));
    ledger.apply(&leaf(&cast.epoch("NORTH", 1, CHANNEL, 1))).unwrap();
    ledger.apply(&in_channel("MON", 1, CHANNEL)).unwrap();
    assert_eq!(ledger.sealing_epochs(CHANNEL), [1]);
    ledger.apply(&leaf(&said(&cast, "CHAIR", 1, &cast.adopt(2, [RULEBOOK, SECOND], TABLE, ALL)))).unwrap();
    let edition = *ledger.edition();
    assert_eq!((edition.number, edition.from, edition.hash), (2, 4, Sha256::digest(SECOND).into()));
    assert_eq!(ledger.sealing_epochs(CHANNEL), [0; 0], "who has left knows the old keys");
    assert_eq!(ledger.editions()[0].hash, cast.founding.rulebook);
    assert_eq!(ledger.apply(&in_channel("MON", 2, CHANNEL)), Err(LedgerFault::Channel(CHANNEL)));
    assert_eq!(ledger.apply(&in_channel("NORTH", 2, SECOND_CHANNEL)), Err(LedgerFault::Channel(SECOND_CHANNEL)));
    ledger.apply(&in_channel("SOUTH", 1, CHANNEL)).unwrap();
}

#[test]
fn whoever_checks_without_the_founders_rulebook_knows_the_channels_from_the_adoption_on() {
    let cast = Cast::seven();
    let mut stranger = Ledger::new(cast.founding.clone(), None).unwrap();
    stranger.apply(&Ledger::first_leaf(&cast.founding).encode()).unwrap();
    stranger.apply(&leaf(&said(&cast, "CHAIR", 1, &cast.adopt(2, [RULEBOOK, SECOND], TABLE, ALL)))).unwrap();
    let late = leaf(&cast.sealed("MON", 1, CHANNEL, &text_content("x")));
    assert_eq!(stranger.apply(&late), Err(LedgerFault::Channel(CHANNEL)));
}

#[test]
fn without_one_of_those_who_decide_nothing_is_adopted() {
    let cast = Cast::seven();
    let by = |agreed: &[&str]| verdict(&cast, &cast.adopt(2, [RULEBOOK, SECOND], TABLE, agreed));
    assert_eq!(by(ALL), Ok(()));
    assert_eq!(by(&["NORTH", "SOUTH", "CHAIR", "GUAR1"]), Ok(()), "others may join in");
    for some in [&[][..], &["NORTH", "SOUTH"], &["NORTH", "CHAIR"], &["SOUTH", "CHAIR"], &["NORTH", "CHAIR", "GUAR1"]] {
        assert_eq!(by(some), Err(LedgerFault::NotAgreed), "{some:?}");
    }
}

#[test]
fn no_approval_can_be_borrowed_doubled_or_moved_to_another_change() {
    type Bend<'a> = &'a dyn Fn(&mut Vec<Approval>);
    let cast = Cast::seven();
    let good = cast.adopt(2, [RULEBOOK, SECOND], TABLE, ALL);
    let with = |bend: Bend<'_>| {
        let mut kernel = good.clone();
        let Kernel::Rulebook { approvals, .. } = &mut kernel else { unreachable!() };
        bend(approvals);
        verdict(&cast, &kernel)
    };
    let refused: [(&str, Bend<'_>); 7] = [
        ("one root twice", &|a| a[1] = a[0]),
        ("one root, called by two numbers", &|a| a[1] = Approval { root: 1, ..a[0] }),
        ("of the other party", &|a| a[2] = Approval { member: MemberId(1), ..a[0] }),
        ("of nobody", &|a| a.push(Approval { member: MemberId(99), ..a[0] })),
        ("of a guarantor that did not sign", &|a| a.push(Approval { member: MemberId(3), ..a[0] })),
        ("of a fourth root", &|a| a[1].root = 3),
        ("in another order", &|a| a.swap(0, 2)),
    ];
    for (what, bend) in refused {
        assert_eq!(with(bend), Err(LedgerFault::NotAgreed), "{what}");
    }
    let Kernel::Rulebook { approvals, .. } = good else { unreachable!() };
    let moved = |other: Kernel| match other {
        Kernel::Rulebook { hash, edition, replaces, channels, .. } => {
            Kernel::Rulebook { hash, edition, replaces, channels, approvals: approvals.clone() }
        }
        _ => unreachable!(),
    };
    let wider: &[(u64, &[MemberKind])] = &[(CHANNEL, &MemberKind::ALL)];
    for other in [
        cast.adopt(2, [RULEBOOK, THIRD], TABLE, &[]),
        cast.adopt(3, [RULEBOOK, SECOND], TABLE, &[]),
        cast.adopt(2, [THIRD, SECOND], TABLE, &[]),
        cast.adopt(2, [RULEBOOK, SECOND], wider, &[]),
    ] {
        assert_eq!(verdict(&cast, &moved(other)), Err(LedgerFault::NotAgreed));
    }
    let elsewhere = Cast::exercise().adopt(2, [RULEBOOK, SECOND], TABLE, ALL);
    assert_eq!(verdict(&cast, &elsewhere), Err(LedgerFault::NotAgreed), "agreed to in an exercise");
}

#[test]
fn an_old_agreement_never_brings_an_old_version_back() {
    let cast = Cast::seven();
    let mut ledger = begun(&cast);
    let mut serial = 0;
    let mut say = |ledger: &mut Ledger, kernel: &Kernel| {
        serial += 1;
        ledger.apply(&leaf(&said(&cast, "MON", serial, kernel))).map(drop)
    };
    let second = cast.adopt(2, [RULEBOOK, SECOND], TABLE, ALL);
    let back = cast.adopt(3, [SECOND, RULEBOOK], TABLE, ALL);
    assert_eq!(say(&mut ledger, &back), Err(LedgerFault::Edition { got: 3, last: 1 }), "too early");
    say(&mut ledger, &second).unwrap();
    assert_eq!(say(&mut ledger, &second), Err(LedgerFault::Edition { got: 2, last: 2 }));
    let unseen = cast.adopt(3, [RULEBOOK, THIRD], TABLE, ALL);
    assert_eq!(say(&mut ledger, &unseen), Err(LedgerFault::Replaces(2)));
    say(&mut ledger, &back).unwrap();
    // The founders' version is in force again; what once replaced it must be agreed anew to do so again.
    assert_eq!(say(&mut ledger, &second), Err(LedgerFault::Edition { got: 2, last: 3 }));
    assert_eq!(ledger.edition().hash, cast.founding.rulebook);
}

#[test]
fn of_two_adoptions_that_wait_together_only_the_first_stands() {
    let cast = Cast::seven();
    let mut world = World::new(&cast, Disk::default(), Promises::default());
    let mut sequencer = world.live(&Vec::new(), &mut |_, _| {}).unwrap();
    sequencer.admit(&cast.epoch("NORTH", 1, CHANNEL, 1).encode(), NOW).unwrap();
    let effects = sequencer.gather(NOW);
    world.perform(&mut sequencer, effects, &mut |_, _| {}).unwrap();
    let rival = cast.adopt(2, [RULEBOOK, THIRD], TABLE, ALL);
    for (who, kernel) in [("CHAIR", &cast.adopt(2, [RULEBOOK, SECOND], TABLE, ALL)), ("MON", &rival)] {
        sequencer.admit(&said(&cast, who, 1, kernel).encode(), NOW).unwrap();
    }
    sequencer.admit(&cast.sealed("MON", 2, CHANNEL, &text_content("x")).encode(), NOW).unwrap();
    let mut refused = Vec::new();
    while sequencer.is_due() {
        let effects = sequencer.gather(NOW);
        for effect in &effects {
            if let Effect::Refused(list) = effect {
                refused.extend(list.iter().map(|(_, refusal)| refusal.code));
            }
        }
        world.perform(&mut sequencer, effects, &mut |_, _| {}).unwrap();
    }
    world.check();
    assert_eq!(refused, ["edition-order", "wrong-channel"], "the monitor has left that line meanwhile");
}

#[test]
fn a_sequencer_that_writes_what_nobody_agreed_to_is_caught_by_every_replica() {
    let cast = Cast::seven();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &said(&cast, "CHAIR", 1, &cast.adopt(2, [RULEBOOK, SECOND], TABLE, &["NORTH", "CHAIR"])));
    let mut replica = Replica::new(cast.ledger()).unwrap();
    scribe.feed(&mut replica, 2);
    let fault = replica.accept_checkpoint(&scribe.checkpoint(2)).unwrap_err();
    let ReplicaFault::Cheat(evidence) = fault else { panic!("{fault:?}") };
    assert!(matches!(*evidence, Evidence::BadLeaf { index: 1, fault: LedgerFault::NotAgreed, .. }), "{evidence:?}");
    assert_eq!(replica.ledger().edition().number, 1);
}

#[test]
fn an_export_holds_every_version_that_was_adopted_and_no_other() {
    let cast = Cast::seven();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW, &said(&cast, "CHAIR", 1, &cast.adopt(2, [RULEBOOK, SECOND], TABLE, ALL)));
    let size = scribe.size();
    let head = scribe.cosigned(size, &[0, 1, 2, 3], NOW / 1000);
    let whole = export::write(&scribe.ledger(), &head, size, &scribe.leaves, &[THIRD, SECOND, RULEBOOK]);
    let digits: String = Sha256::digest(SECOND).iter().map(|b| format!("{b:02x}")).collect();
    let name = format!("rulebooks/{digits}");
    assert_eq!(whole[&name], SECOND);
    let check = |files: &export::Files| export::verify(files, None, None).map(drop).map_err(|fault| fault.to_string());
    assert_eq!(check(&whole), Ok(()));
    let bent = |change: &dyn Fn(&mut export::Files)| {
        let mut files = whole.clone();
        change(&mut files);
        check(&files).unwrap_err()
    };
    let gone = bent(&|files| drop(files.remove(&name)));
    assert_eq!(gone, format!("file {name} is missing"));
    let other = bent(&|files| drop(files.insert(name.clone(), THIRD.to_vec())));
    assert_eq!(other, format!("file {name} is not the rulebook whose hash was signed"));
    let more = bent(&|files| drop(files.insert("rulebooks/more".into(), vec![])));
    assert_eq!(more, "file rulebooks/more does not belong to the export");
    let early = export::write(&scribe.ledger(), &head, 1, &scribe.leaves[..1], &[SECOND, RULEBOOK]);
    assert!(!early.contains_key(&name), "what is in force later does not belong to an earlier size");
}

#[test]
fn the_founders_decide_by_the_same_rule_for_members() {
    let cast = Cast::seven();
    let suspend = |approvals| Kernel::MemberSuspend { member: MemberId(6), reason: "asked to".into(), approvals };
    assert_eq!(verdict(&cast, &suspend(Vec::new())), Err(LedgerFault::NotAgreed));
    let all = |by: &[usize]| {
        let sign = |n: &usize| cast.approve(*n, &suspend(Vec::new()).change());
        suspend(by.iter().flat_map(sign).collect())
    };
    assert_eq!(verdict(&cast, &all(&[0, 1, 2])), Ok(()));
    assert_eq!(verdict(&cast, &all(&[0, 2])), Err(LedgerFault::NotAgreed));
}
