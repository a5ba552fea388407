//! T20: from which leaf on a key, a root and a member count, and up to which. Every record here is signed by the log and by
//! all witnesses, as if all who must watch were in collusion; our verifier and the three others get to one verdict.
#![allow(clippy::unwrap_used)]

mod golden;

use act::{Kernel, MemberId, Purpose};
use golden::story::{MECHANISM, Story, approved, deciders, judge, own};
use golden::world::{CHAIR, GUAR1, MON, NORTH, SOUTH, World, root_key, sign_head};

const GUAR2: u64 = 4;

fn revoke(w: &World, member: u64, n: u64, last_good: u64) -> Kernel {
    let key = w.key(member, n).public().id().0;
    approved(w, &own(member, [0, 2]), |approvals| Kernel::KeyRevoke { key, last_good, approvals })
}

fn add(w: &World, member: u64, name: &str, n: u64, by: &[(u64, u64, u64)]) -> Kernel {
    let public = w.key(member, n).public().bytes();
    approved(w, by, |approvals| Kernel::KeyAdd { name: name.into(), public, purpose: Purpose::Desk, approvals })
}

/// NORTH's root `slot`, in whose place `old` stands, becomes the key `new`.
fn replace(w: &World, slot: u64, [old, new]: [u64; 2], by: &[(u64, u64, u64)]) -> Kernel {
    let [replaces, public] = [old, new].map(|n| root_key(MECHANISM, NORTH, n).public().bytes());
    approved(w, by, |approvals| Kernel::RootReplace { root: slot, public, replaces, approvals })
}

fn leave(w: &World, member: u64, by: &[u64]) -> Kernel {
    let reason = || "asked to".to_owned();
    approved(w, &deciders(by), |approvals| Kernel::MemberSuspend {
        member: MemberId(member),
        reason: reason(),
        approvals,
    })
}

#[test]
fn four_verifiers_agree_from_which_leaf_on_a_key_a_root_and_a_member_count() {
    let world = &World::found(MECHANISM);
    let w = world;
    let (desk, node, new) = (w.key(NORTH, 0), w.key(NORTH, 1), w.key(NORTH, 4));
    let begin = || Story::begin(w);
    let rotate = || begin().speak(&desk).speak(&desk).kernel(&node, &revoke(w, NORTH, 0, 1));
    let rotated = || rotate().kernel(&node, &add(w, NORTH, "NORTH", 4, &own(NORTH, [0, 1])));
    // Root 1 is lost: 0 and 2 put another in its place.
    let lost = || begin().kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 2])));
    let with_new = [(NORTH, 1, 7), (NORTH, 2, 2)];
    let with_old = [(NORTH, 1, 1), (NORTH, 2, 2)];
    let gone = || begin().kernel(&node, &leave(w, MON, &[NORTH, SOUTH, CHAIR]));
    let monitor = w.key(MON, 0);
    let cases = [
        ("a key at the last leaf before the next", true, begin().speak(&desk).kernel(&node, &revoke(w, NORTH, 0, 1))),
        ("acts in the disputed range stand", true, rotate()),
        ("a revoked key at the next leaf", false, rotate().speak(&desk)),
        ("a new key of the old name", true, rotated().speak(&new)),
        ("the old key beside it", false, rotated().speak(&desk)),
        ("a new key before its own leaf", false, rotate().speak(&new)),
        (
            "the old name while it is in force",
            false,
            begin().kernel(&node, &add(w, NORTH, "NORTH", 4, &own(NORTH, [0, 1]))),
        ),
        ("two roots replace the third", true, lost()),
        (
            "a key that the new root approves",
            true,
            lost().kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_new)).speak(&new),
        ),
        ("the new root before its leaf", false, begin().kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_new))),
        (
            "a key that the replaced root approves",
            false,
            lost().kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_old)),
        ),
        (
            "the same before it was replaced",
            true,
            begin()
                .kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_old))
                .kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 2])))
                .speak(&new),
        ),
        (
            "one root alone replaces another",
            false,
            begin().kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 0])[..1])),
        ),
        (
            "the root that is replaced approves",
            false,
            begin().kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 1]))),
        ),
        ("two roots of another member", false, begin().kernel(&node, &replace(w, 1, [1, 7], &own(SOUTH, [0, 2])))),
        (
            "another member's node carries it",
            false,
            begin().kernel(&w.key(SOUTH, 1), &replace(w, 1, [1, 7], &own(NORTH, [0, 2]))),
        ),
        ("a root in two places", false, begin().kernel(&node, &replace(w, 1, [1, 2], &own(NORTH, [0, 2])))),
        ("a fourth root", false, begin().kernel(&node, &replace(w, 3, [1, 7], &own(NORTH, [0, 2])))),
        (
            "an old approval brings no old root back",
            false,
            lost()
                .kernel(&node, &replace(w, 1, [7, 8], &own(NORTH, [0, 2])))
                .kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 2]))),
        ),
        (
            "a member's last act before it leaves",
            true,
            begin().speak(&monitor).kernel(&node, &leave(w, MON, &[NORTH, SOUTH, CHAIR])),
        ),
        ("a member's act after it has left", false, gone().speak(&monitor)),
        ("its node's as well", false, gone().kernel(&w.key(MON, 1), &Kernel::Deposit { hash: [1; 32], at_ms: 1 })),
        ("what others say goes on", true, gone().speak(&desk)),
        ("it leaves twice", false, gone().kernel(&node, &leave(w, MON, &[NORTH, SOUTH, CHAIR]))),
        ("its roots decide nothing", false, gone().kernel(&node, &leave(w, GUAR2, &[NORTH, SOUTH, CHAIR, MON]))),
        ("a quorum of witnesses must be left", false, gone().kernel(&node, &leave(w, GUAR1, &[NORTH, SOUTH, CHAIR]))),
        ("nobody puts one side out", false, begin().kernel(&node, &leave(w, SOUTH, &[NORTH, CHAIR]))),
        ("a side may leave by itself", true, begin().kernel(&node, &leave(w, SOUTH, &[NORTH, SOUTH, CHAIR]))),
        ("the sequencer's member cannot leave", false, begin().kernel(&node, &leave(w, CHAIR, &[NORTH, SOUTH]))),
        ("nobody of that number", false, begin().kernel(&node, &leave(w, 7, &[NORTH, SOUTH, CHAIR]))),
        ("without one who decides", false, begin().kernel(&node, &leave(w, MON, &[NORTH, CHAIR]))),
    ];
    let cases = cases.map(|(what, good, story)| (what, (), good, story));
    judge("key_life", &cases, |w, tree, ()| sign_head(MECHANISM, &w.founding, tree, w.now / 1000));
}
