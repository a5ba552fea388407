//! Who gives a channel its keys, to whom, and what a member that cheats in it can reach. Why: docs/decisions/0006.
#![allow(clippy::unwrap_used)]

use act::{Act, Cover, Kernel, Name};
use record::{Leaf, Ledger, LedgerFault};
use sim::{CHANNEL, Cast, NOW, SECOND_CHANNEL, Scribe, kernel_content, text_content};

fn apply(ledger: &mut Ledger, act: &Act) -> Result<(), LedgerFault> {
    ledger.apply(&Leaf::Act { at: NOW, act: act.encode() }.encode()).map(drop)
}

/// A sealed act as it is, but sealed to this epoch.
fn sealed_to(cast: &Cast, who: &str, serial: u64, epoch: u64) -> Act {
    let act = cast.sealed(who, serial, CHANNEL, &text_content("sealed"));
    let mut statement = act.statement().clone();
    if let Cover::Channel { epoch: named, .. } = &mut statement.cover {
        *named = epoch;
    }
    Act::sign(statement, &cast.member(who).desk, &cast.genesis())
}

fn complaint(cast: &Cast, who: &str, serial: u64, about: Name) -> Act {
    let kernel = Kernel::Complaint { act: about, key: [0; 32] };
    cast.public(&cast.member(who).node, serial, &kernel_content(&kernel))
}

#[test]
fn nothing_is_sealed_to_an_epoch_that_was_never_given() {
    let cast = Cast::seven();
    let mut ledger = Scribe::new(&cast).ledger();
    let refused = |ledger: &mut Ledger, epoch, last| {
        let fault = apply(ledger, &sealed_to(&cast, "SOUTH", 1, epoch)).unwrap_err();
        assert_eq!(fault, LedgerFault::NoEpoch { channel: CHANNEL, epoch, last });
    };
    for epoch in [0, 1, 2, 999, u64::MAX] {
        refused(&mut ledger, epoch, 0);
    }
    apply(&mut ledger, &cast.epoch("NORTH", 1, CHANNEL, 1)).unwrap();
    for epoch in [0, 2, 999, u64::MAX] {
        refused(&mut ledger, epoch, 1);
    }
    let other = cast.sealed("NORTH", 2, SECOND_CHANNEL, &text_content("another channel's"));
    assert!(matches!(apply(&mut ledger, &other), Err(LedgerFault::NoEpoch { channel: SECOND_CHANNEL, .. })));
    apply(&mut ledger, &sealed_to(&cast, "SOUTH", 1, 1)).unwrap();
    apply(&mut ledger, &cast.epoch("SOUTH", 2, CHANNEL, 2)).unwrap();
    apply(&mut ledger, &sealed_to(&cast, "SOUTH", 3, 1)).expect("an author who was offline seals to what it had");
}

#[test]
fn an_epoch_goes_to_exactly_the_members_of_its_channel() {
    let cast = Cast::seven();
    type Bend = fn(&mut Vec<act::EpochWrap>);
    let bends: [(&str, Bend); 8] = [
        ("to nobody", |w| w.clear()),
        ("one left out", |w| drop(w.remove(4))),
        ("one twice", |w| w.insert(3, w[3].clone())),
        ("one twice instead of another", |w| w[4] = w[3].clone()),
        ("out of order", |w| w.swap(0, 1)),
        ("one too many", |w| w.push(act::EpochWrap { to: act::MemberId(7), ..w[0].clone() })),
        ("an empty wrap", |w| w[5].secret.clear()),
        ("half a key", |w| w[5].enc.truncate(560)),
    ];
    for (what, bend) in bends {
        let mut kernel = cast.epoch_kernel(CHANNEL, 1);
        let Kernel::Epoch { wraps, .. } = &mut kernel else { panic!("an epoch") };
        bend(wraps);
        let act = cast.public(&cast.member("NORTH").node, 1, &kernel_content(&kernel));
        let mut ledger = Scribe::new(&cast).ledger();
        assert_eq!(apply(&mut ledger, &act), Err(LedgerFault::EpochMembers(CHANNEL)), "{what}");
    }
    // SOUTH is not on the second channel, and what goes there does not go to it.
    let mut ledger = Scribe::new(&cast).ledger();
    apply(&mut ledger, &cast.epoch("NORTH", 1, SECOND_CHANNEL, 1)).unwrap();
    assert_eq!(ledger.epochs(SECOND_CHANNEL)[0].to.len(), 6);
}

#[test]
fn an_epoch_is_a_partys_to_give_and_after_a_complaint_the_other_partys() {
    let cast = Cast::seven();
    let mut ledger = Scribe::new(&cast).ledger();
    let stranger = |ledger: &mut Ledger, who, epoch| {
        let fault = apply(ledger, &cast.epoch(who, 9, CHANNEL, epoch));
        assert_eq!(fault, Err(LedgerFault::EpochAuthor(CHANNEL)), "{who}");
    };
    for who in ["CHAIR", "GUAR1", "MON"] {
        stranger(&mut ledger, who, 1);
    }
    apply(&mut ledger, &cast.epoch("SOUTH", 1, CHANNEL, 1)).unwrap();
    let bad = cast.epoch("NORTH", 1, CHANNEL, 2);
    apply(&mut ledger, &bad).unwrap();
    assert_eq!(ledger.sealing_epochs(CHANNEL), [2, 1]);
    // Its own author cannot complain of it, and a complaint of anything else is none of an epoch.
    apply(&mut ledger, &complaint(&cast, "NORTH", 1, bad.name())).unwrap();
    apply(&mut ledger, &complaint(&cast, "SOUTH", 1, Name { serial: 77, ..bad.name() })).unwrap();
    assert_eq!(ledger.sealing_epochs(CHANNEL), [2, 1]);
    apply(&mut ledger, &complaint(&cast, "SOUTH", 2, bad.name())).unwrap();
    assert_eq!(ledger.sealing_epochs(CHANNEL), [1, 2], "what everybody can open comes first");
    for who in ["NORTH", "CHAIR"] {
        stranger(&mut ledger, who, 3);
    }
    assert_eq!(ledger.openers(CHANNEL), [cast.member("SOUTH").id]);
    apply(&mut ledger, &cast.epoch("SOUTH", 2, CHANNEL, 3)).unwrap();
    assert_eq!(ledger.sealing_epochs(CHANNEL), [3, 1, 2]);
    // A false complaint moves the turn to the other, and stops nobody.
    let third = ledger.epochs(CHANNEL)[2].name;
    apply(&mut ledger, &complaint(&cast, "MON", 1, third)).unwrap();
    assert_eq!(ledger.openers(CHANNEL), [cast.member("NORTH").id]);
    assert_eq!(ledger.sealing_epochs(CHANNEL), [1, 3, 2]);
    // The only party of a channel keeps its turn: there is no other.
    apply(&mut ledger, &cast.epoch("NORTH", 3, SECOND_CHANNEL, 1)).unwrap();
    let only = ledger.epochs(SECOND_CHANNEL)[0].name;
    apply(&mut ledger, &complaint(&cast, "MON", 2, only)).unwrap();
    assert_eq!(ledger.sealing_epochs(SECOND_CHANNEL), [1], "it is the best there is");
    apply(&mut ledger, &cast.epoch("NORTH", 4, SECOND_CHANNEL, 2)).unwrap();
    // Who was given nothing has nothing to complain of.
    let second = ledger.epochs(SECOND_CHANNEL)[1].name;
    apply(&mut ledger, &complaint(&cast, "SOUTH", 3, second)).unwrap();
    assert!(ledger.epochs(SECOND_CHANNEL)[1].complained.is_empty());
}

#[test]
fn a_machines_key_signs_in_public_what_a_machine_may_say_and_nothing_else() {
    let cast = Cast::seven();
    let mut ledger = Scribe::new(&cast).ledger();
    let node = &cast.member("NORTH").node;
    let name = Name { key: node.public().id(), serial: 1 };
    let disclose = Kernel::Disclose { act: name, opening: vec![0x80] };
    for content in [text_content("we declare"), kernel_content(&disclose)] {
        assert_eq!(apply(&mut ledger, &cast.public(node, 1, &content)), Err(LedgerFault::Purpose));
    }
    apply(&mut ledger, &cast.public(node, 1, &kernel_content(&cast.epoch_kernel(CHANNEL, 1)))).unwrap();
    apply(&mut ledger, &cast.public(node, 2, &kernel_content(&Kernel::Complaint { act: name, key: [1; 32] }))).unwrap();
    apply(&mut ledger, &cast.public(node, 3, &kernel_content(&Kernel::Deposit { hash: [1; 32], at_ms: NOW }))).unwrap();
    apply(&mut ledger, &cast.public(&cast.member("NORTH").desk, 1, &kernel_content(&disclose))).unwrap();
}
