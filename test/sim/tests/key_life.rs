//! T20: from which leaf on a key, a root and a member count, and up to which; by position alone. Why: docs/decisions/0011.
#![allow(clippy::unwrap_used)]

use act::{ActKey, Kernel, MemberId};
use record::{KeyFault, Leaf, Ledger, LedgerFault};
use sim::{CHANNEL, Cast, Draft, NOW, SECOND_CHANNEL, Scribe, kernel_content, text_content};

fn apply(ledger: &mut Ledger, act: &act::Act) -> Result<(), LedgerFault> {
    ledger.apply(&Leaf::Act { at: NOW, act: act.encode() }.encode()).map(drop)
}

const ALL: [&str; 3] = ["NORTH", "SOUTH", "CHAIR"];

/// What stands before the change at `at` counts and what stands after it does not, wherever that is, and whatever time the
/// act claims.
#[test]
fn wherever_a_key_is_revoked_its_acts_before_that_leaf_stand_and_none_after_it() {
    let cast = Cast::seven();
    for before in 0..6_u64 {
        let mut ledger = Scribe::new(&cast).ledger();
        for serial in 1..=before {
            apply(&mut ledger, &cast.say("NORTH", serial, "before")).unwrap();
        }
        let desk = &cast.member("NORTH").desk;
        // Signed by itself: the leaf that revokes a key is the last that it signs.
        apply(&mut ledger, &cast.key_revoke("NORTH", before + 1, desk, &[0, 2])).unwrap();
        let at = ledger.size();
        for claimed_s in [0, NOW / 1000, NOW / 1000 + 60] {
            let late = cast.say("NORTH", Draft { claimed_s, ..(before + 2).into() }, "after");
            let fault = LedgerFault::Key(KeyFault::Revoked(desk.public().id(), at));
            assert_eq!(apply(&mut ledger, &late), Err(fault), "{before} before");
        }
        for serial in 1..=before {
            let name = cast.say("NORTH", serial, "before").name();
            assert_eq!(ledger.index_of(&name), Some(serial));
            assert!(ledger.keys().is_disputed(&name), "its owner stands by none of them");
        }
    }
}

#[test]
fn a_root_counts_up_to_the_leaf_that_replaces_it_and_an_old_approval_never_brings_it_back() {
    let cast = Cast::seven();
    let [new, newer, field] = [ActKey::from_seed(&[1; 32]), ActKey::from_seed(&[2; 32]), ActKey::from_seed(&[3; 32])];
    let mut ledger = Scribe::new(&cast).ledger();
    let not_approved = Err(LedgerFault::Key(KeyFault::NotApproved));
    for roots in [&[][..], &[0], &[0, 0], &[0, 1], &[1, 2], &[0, 1, 2]] {
        assert_eq!(apply(&mut ledger, &cast.root_replace("SOUTH", 1, 1, &new, roots)), not_approved, "{roots:?}");
    }
    apply(&mut ledger, &cast.root_replace("SOUTH", 1, 1, &new, &[0, 2])).unwrap();
    assert_eq!(ledger.keys().roots(MemberId(1)).unwrap()[1], new.public().bytes());
    assert_eq!(ledger.keys().roots_replaced(MemberId(1)), [1]);
    // The lost root has no say any more, and what was once approved is spent.
    assert_eq!(apply(&mut ledger, &cast.key_add("SOUTH", 2, "SOUTH/F1", &field, &[0, 1])), not_approved);
    apply(&mut ledger, &cast.key_add("SOUTH", 2, "SOUTH/F1", &field, &[0, 2])).unwrap();
    let spent = Err(LedgerFault::Key(KeyFault::Root));
    assert_eq!(apply(&mut ledger, &cast.root_replace("SOUTH", 3, 1, &new, &[0, 2])), spent);
    assert_eq!(apply(&mut ledger, &cast.root_replace("SOUTH", 3, 1, &newer, &[0, 2])), spent);
    // Nobody else's roots have changed.
    apply(&mut ledger, &cast.key_revoke("NORTH", 1, &cast.member("NORTH").node, &[0, 1])).unwrap();
}

#[test]
fn who_leaves_is_off_every_channel_and_each_gets_keys_that_it_is_not_given() {
    let cast = Cast::seven();
    let mut ledger = Scribe::new(&cast).ledger();
    for (serial, channel) in [(1, CHANNEL), (2, SECOND_CHANNEL)] {
        apply(&mut ledger, &cast.epoch("NORTH", serial, channel, 1)).unwrap();
        assert_eq!(ledger.epoch_to_give(channel, MemberId(0)), None);
    }
    apply(&mut ledger, &cast.sealed("MON", 1, CHANNEL, &text_content("before"))).unwrap();
    let leave = cast.public(&cast.member("CHAIR").node, 1, &kernel_content(&cast.leave(6, &ALL)));
    apply(&mut ledger, &leave).unwrap();
    let at = ledger.size();
    assert_eq!(ledger.keys().gone(MemberId(6)), Some(at));
    for (key, serial) in [(&cast.member("MON").desk, 2), (&cast.member("MON").node, 1)] {
        let late = cast.public(key, serial, &text_content("after"));
        assert_eq!(apply(&mut ledger, &late), Err(LedgerFault::Key(KeyFault::Gone(key.public().id(), at))));
    }
    for (serial, channel) in [(3, CHANNEL), (4, SECOND_CHANNEL)] {
        assert!(!ledger.on_channel(channel).contains(&MemberId(6)));
        assert!(ledger.sealing_epochs(channel).is_empty(), "nothing is sealed any more to what it can open");
        assert_eq!(ledger.epoch_to_give(channel, MemberId(0)), Some(2));
        let with_it = cast.epoch("NORTH", serial, channel, 2);
        assert_eq!(apply(&mut ledger, &with_it), Err(LedgerFault::EpochMembers(channel)));
        let mut kernel = cast.epoch_kernel(channel, 2);
        let Kernel::Epoch { wraps, .. } = &mut kernel else { panic!("an epoch") };
        wraps.retain(|wrap| wrap.to != MemberId(6));
        apply(&mut ledger, &cast.public(&cast.member("NORTH").desk, serial, &kernel_content(&kernel))).unwrap();
        assert_eq!(ledger.sealing_epochs(channel), [2]);
    }
    // What stands, stands; and a ledger out of a snapshot knows the same.
    assert_eq!(ledger.index_of(&cast.sealed("MON", 1, CHANNEL, &text_content("before")).name()), Some(3));
    let channels = Some(cast.channels.clone());
    let thawed = Ledger::thaw(cast.founding.clone(), channels, ledger.tree().clone(), &ledger.freeze()).unwrap();
    assert_eq!((thawed.keys(), thawed.on_channel(CHANNEL)), (ledger.keys(), ledger.on_channel(CHANNEL)));
}
