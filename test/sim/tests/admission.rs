//! Whatever is offered to the sequencer is admitted or refused with its own code, and nothing admitted is lost by it.
#![allow(clippy::unwrap_used)]

use act::{Act, ActKey, Kernel, Name, Precedence, Refusal, Seen, SeenRoot};
use record::{Admission, CODES, Effect, Leaf, POOL_MAX, SERIAL_AHEAD_MAX, Sequencer, refusal};
use sim::{CHANNEL, Cast, Disk, Draft, NOW, Promises, RULEBOOK, SECOND_CHANNEL, World, kernel_content, text_content};
use std::collections::BTreeSet;

fn open(cast: &Cast) -> (World<'_>, Sequencer) {
    let mut world = World::new(cast, Disk::default(), Promises::default());
    let sequencer = world.live(&Vec::new(), &mut |_, _| {}).unwrap();
    (world, sequencer)
}

/// Commits everything that waits; gives what was refused meanwhile.
fn commit(world: &mut World<'_>, sequencer: &mut Sequencer) -> Vec<&'static str> {
    let mut refused = Vec::new();
    while sequencer.is_due() {
        let effects = sequencer.gather(NOW);
        for effect in &effects {
            if let Effect::Refused(list) = effect {
                refused.extend(list.iter().map(|(_, refusal)| refusal.code));
            }
        }
        world.perform(sequencer, effects, &mut |_, _| {}).unwrap();
    }
    world.check();
    refused
}

fn offer(sequencer: &mut Sequencer, act: &Act) -> Result<Admission, Refusal> {
    sequencer.admit(&act.encode(), NOW)
}

fn code(sequencer: &mut Sequencer, act: &Act) -> &'static str {
    offer(sequencer, act).expect_err("this act is unfit").code
}

/// An act of exactly `len` bytes.
fn of_len(cast: &Cast, len: usize) -> Act {
    let text = |n: usize| cast.say("NORTH", 1, &"x".repeat(n));
    // Longer texts have longer headers, so the overhead is measured once near the goal.
    let spare = text(len - 200).encode().len() - (len - 200);
    (0..=8).map(|more| text(len - spare - more)).find(|act| act.encode().len() == len).unwrap()
}

#[test]
fn every_code_is_reached_by_the_act_that_earns_it() {
    let cast = Cast::seven();
    let (mut world, mut sequencer) = open(&cast);
    let s = &mut sequencer;
    let mut reached = BTreeSet::new();
    let mut expect = |want: &'static str, got: &'static str| {
        assert_eq!(got, want);
        reached.insert(got);
    };

    let long = of_len(&cast, 65_536);
    assert_eq!(long.encode().len(), 65_536);
    expect("act-too-long", code(s, &long));
    expect("act-too-long", code(s, &of_len(&cast, act::ACT_LEN_MAX + 1)));

    let mut bent = cast.say("NORTH", 1, "one").encode();
    *bent.last_mut().unwrap() ^= 1;
    expect("signature", s.admit(&bent, NOW).unwrap_err().code);
    expect("signature", code(s, &Cast::exercise().say("NORTH", 1, "from an exercise")));

    let good = cast.say("NORTH", 1, "one").encode();
    assert_eq!(good[0], 0xd2, "tag 18 in its shortest form");
    let longer_tag = [&[0xd8, 0x12], &good[1..]].concat();
    let trailing = [&good[..], &[0]].concat();
    for bytes in [&longer_tag[..], &trailing, &good[..good.len() - 1], &[], b"not an act"] {
        expect("act-form", s.admit(bytes, NOW).unwrap_err().code);
    }

    for kernel in [Kernel::Opened, Kernel::LineReply { nonce: 1 }, Kernel::Cancel { reason: None }] {
        let sealed_kind = cast.public(&cast.member("NORTH").desk, 1, &kernel_content(&kernel));
        expect("content-form", code(s, &sealed_kind));
    }
    let garbage = cast.public_bytes(&cast.member("NORTH").desk, 1, vec![0xa1, 0x01]);
    expect("content-form", code(s, &garbage));

    let stranger = ActKey::from_seed(&[0x99; 32]);
    expect("key-unknown", code(s, &cast.public(&stranger, 1, &text_content("hello"))));

    for roots in [&[][..], &[2], &[0, 0]] {
        expect("key-not-approved", code(s, &cast.key_add("NORTH", 1, "NORTH/F1", &stranger, roots)));
        expect("key-not-approved", code(s, &cast.key_revoke("NORTH", 1, &cast.member("NORTH").node, roots)));
    }
    expect("key-not-approved", code(s, &cast.key_add("NORTH", 1, "SOUTH/F1", &stranger, &[0, 1])));
    let south = &cast.member("SOUTH").desk;
    expect("key-not-approved", code(s, &cast.key_add("NORTH", 1, "NORTH/F1", south, &[0, 1])));
    expect("key-unknown", code(s, &cast.key_revoke("NORTH", 1, south, &[0, 1])));

    let suspend = Kernel::MemberSuspend { member: act::MemberId(1), reason: "nobody agreed".into(), approvals: vec![] };
    expect("not-agreed", code(s, &cast.public(&cast.member("MON").desk, 1, &kernel_content(&suspend))));

    let leave = |serial: u64, member| {
        let kernel = kernel_content(&cast.leave(member, &["NORTH", "SOUTH", "CHAIR"]));
        cast.public(&cast.member("CHAIR").desk, serial, &kernel)
    };
    expect("member-orders", code(s, &leave(1, 2)));
    expect("no-member", code(s, &leave(1, 7)));
    let root = |key: &ActKey, roots: &[usize]| cast.root_replace("NORTH", 1, 2, key, roots);
    expect("root-unfit", code(s, &root(&cast.member("NORTH").roots[0], &[0, 1])));
    expect("key-not-approved", code(s, &root(&stranger, &[0, 2])));

    let (size, root) = (s.ledger().size(), s.ledger().tree().root());
    let succeed = |term, size, by| {
        let kernel = cast.succession((term, size, root), (by, "record.example/line/2", &[0x77; 32]), &[0, 1, 3, 4, 5]);
        cast.public(&cast.member("GUAR1").node, 1, &kernel_content(&kernel))
    };
    expect("term-order", code(s, &succeed(1, size, 3)));
    expect("term-place", code(s, &succeed(2, size + 1, 3)));
    expect("sequencer-unfit", code(s, &succeed(2, size, 9)));
    expect("succession-elsewhere", code(s, &succeed(2, size, 3)));

    let adopt = |edition, replaces: &[u8]| {
        let kernel = cast.adopt(edition, [replaces, b"another"], &[], &["NORTH", "SOUTH", "CHAIR"]);
        cast.public(&cast.member("MON").desk, 1, &kernel_content(&kernel))
    };
    expect("edition-order", code(s, &adopt(3, RULEBOOK)));
    expect("edition-replaces", code(s, &adopt(2, b"what was never in force")));

    expect("serial-ahead", code(s, &cast.say("NORTH", SERIAL_AHEAD_MAX + 1, "too far")));
    assert!(offer(s, &cast.say("MON", SERIAL_AHEAD_MAX, "just near enough")).is_ok());

    expect("wrong-channel", code(s, &cast.sealed("SOUTH", 1, SECOND_CHANNEL, &text_content("not mine"))));
    expect("wrong-channel", code(s, &cast.sealed("NORTH", 1, 77, &text_content("nobody's"))));
    expect("wrong-channel", code(s, &cast.epoch("SOUTH", 1, SECOND_CHANNEL, 1)));
    expect("epoch-unknown", code(s, &cast.sealed("SOUTH", 1, CHANNEL, &text_content("nobody could open it"))));
    expect("epoch-author", code(s, &cast.epoch("CHAIR", 1, CHANNEL, 1)));
    let mut kernel = cast.epoch_kernel(CHANNEL, 1);
    if let Kernel::Epoch { wraps, .. } = &mut kernel {
        wraps.remove(1);
    }
    expect("epoch-members", code(s, &cast.public(&cast.member("NORTH").desk, 1, &kernel_content(&kernel))));
    expect("key-purpose", code(s, &cast.public(&cast.member("NORTH").node, 1, &text_content("I declare"))));
    expect("epoch-order", code(s, &cast.epoch("CHAIR", 1, CHANNEL, 2)));

    let at = |claimed_s| Draft { claimed_s, ..1.into() };
    expect("clock-off", code(s, &cast.say("NORTH", at(NOW / 1000 + 86_400), "tomorrow")));
    expect("clock-off", code(s, &cast.say("NORTH", at(NOW / 1000 + 121), "in two minutes and a second")));

    for (size, root) in [(1, [7; 32]), (2, [7; 32]), (0, [0; 32]), (u64::MAX, [7; 32])] {
        let seen = Seen { size, root: SeenRoot::Whole(root) };
        expect("fork", code(s, &cast.say("NORTH", Draft { seen, ..1.into() }, "seen elsewhere")));
        let seen = Seen::halved(size, &root);
        expect("fork", code(s, &cast.say("NORTH", Draft { seen, ..1.into() }, "seen elsewhere")));
    }

    let first = cast.say("NORTH", 1, "one");
    offer(s, &first).unwrap();
    expect("name-reused", code(s, &cast.say("NORTH", 1, "another text")));
    assert_eq!(commit(&mut world, s), [""; 0]);
    expect("name-reused", code(s, &cast.say("NORTH", 1, "another text")));

    offer(s, &cast.key_revoke("NORTH", 2, &cast.member("NORTH").node, &[1, 2])).unwrap();
    commit(&mut world, s);
    expect("key-revoked", code(s, &cast.public(&cast.member("NORTH").node, 1, &text_content("too late"))));

    offer(s, &leave(2, 6)).unwrap();
    commit(&mut world, s);
    expect("member-left", code(s, &cast.say("MON", 2, "too late")));
    expect("witnesses-short", code(s, &leave(3, 5)));

    // What no offered act can earn, because a leaf is at fault: the ledger's own words for them.
    let mut ledger = s.ledger().clone();
    let leaf = |at, act: &Act| Leaf::Act { at, act: act.encode() }.encode();
    expect("already-there", refusal(&ledger.apply(&leaf(NOW, &first)).unwrap_err()).code);
    let early = leaf(NOW - 1, &cast.say("NORTH", 3, "three"));
    expect("clock-back", refusal(&ledger.apply(&early).unwrap_err()).code);
    let other = record::Ledger::first_leaf(&Cast::exercise().founding).encode();
    expect("wrong-genesis", refusal(&cast.ledger().apply(&other).unwrap_err()).code);

    reached.extend(["quota", "act-rate"]); // Have tests of their own.
    assert_eq!(reached, CODES.iter().copied().collect());
}

/// As many acts of NORTH, of one precedence, as it may have waiting: its desk's, and its machine's where those are used up.
fn crowd(cast: &Cast, precedence: Precedence) -> Vec<Act> {
    let north = cast.member("NORTH");
    let share = (POOL_MAX / cast.members.len()) as u64;
    let complaint = Kernel::Complaint { act: Name { key: north.desk.public().id(), serial: 1 }, key: [0; 32] };
    let act = |n: u64| {
        let (turn, serial) = (n / SERIAL_AHEAD_MAX, n % SERIAL_AHEAD_MAX + 1);
        // A machine may not say everything.
        let (key, content) = match turn {
            0 => (&north.desk, text_content("crowd")),
            _ => (&north.node, kernel_content(&complaint)),
        };
        cast.public(key, Draft { precedence, ..serial.into() }, &content)
    };
    (0..share).map(act).collect()
}

#[test]
fn a_member_that_floods_fills_its_own_share_and_delays_nobody_elses_act_of_any_precedence() {
    let cast = Cast::seven();
    for precedence in [Precedence::Routine, Precedence::Flash] {
        let (mut world, mut sequencer) = open(&cast);
        let crowd = crowd(&cast, precedence);
        crowd.iter().for_each(|act| assert!(offer(&mut sequencer, act).is_ok()));
        let last = crowd.last().unwrap();
        let complaint = kernel_content(&Kernel::Complaint { act: Name { serial: 1, ..last.name() }, key: [0; 32] });
        let next = last.name().serial + 1;
        let more = cast.public(&cast.member("NORTH").node, Draft { precedence, ..next.into() }, &complaint);
        assert_eq!(code(&mut sequencer, &more), "quota");
        let south = cast.say("SOUTH", Draft { precedence, ..1.into() }, "fire");
        offer(&mut sequencer, &south).unwrap();
        let effects = sequencer.gather(NOW);
        let Effect::Append(leaves) = &effects[0] else { panic!("leaves come first") };
        assert_eq!(leaves.len(), record::COMMIT_MAX);
        let second = Leaf::Act { at: NOW, act: south.encode() };
        assert_eq!(
            Leaf::decode(&leaves[1]).unwrap(),
            second,
            "behind one act of each other member, and not behind all"
        );
        world.perform(&mut sequencer, effects, &mut |_, _| {}).unwrap();
        assert!(offer(&mut sequencer, &more).is_ok(), "now there is room");
    }
}

#[test]
fn a_member_that_has_sent_what_was_agreed_for_a_minute_is_told_so_and_another_is_not_held_up() {
    let cast = Cast::seven();
    let (mut world, mut sequencer) = open(&cast);
    sequencer.limit(Some([600, 600, 600, 10]));
    let flash = |who: &str, n: u64| cast.say(who, Draft { precedence: Precedence::Flash, ..n.into() }, "fire");
    for n in 1..=10 {
        offer(&mut sequencer, &flash("NORTH", n)).unwrap();
    }
    assert_eq!(code(&mut sequencer, &flash("NORTH", 11)), "act-rate");
    assert_eq!(
        offer(&mut sequencer, &flash("NORTH", 10)),
        Ok(Admission::Pooled(flash("NORTH", 10).name())),
        "it waits"
    );
    assert!(offer(&mut sequencer, &cast.say("NORTH", 12, "routine has a limit of its own")).is_ok());
    assert!(offer(&mut sequencer, &flash("SOUTH", 1)).is_ok());
    assert_eq!(commit(&mut world, &mut sequencer), [""; 0]);
    // What was refused was not forgotten by its author, and is taken when its part of the minute is over.
    assert!(sequencer.admit(&flash("NORTH", 11).encode(), NOW + 6_000).is_ok());
}

#[test]
fn the_same_act_twice_has_one_place_and_one_receipt() {
    let cast = Cast::three();
    let (mut world, mut sequencer) = open(&cast);
    let act = cast.say("NORTH", 1, "one");
    assert_eq!(offer(&mut sequencer, &act), Ok(Admission::Pooled(act.name())));
    assert_eq!(offer(&mut sequencer, &act), Ok(Admission::Pooled(act.name())));
    commit(&mut world, &mut sequencer);
    let Ok(Admission::Standing(name, receipt)) = offer(&mut sequencer, &act) else { panic!("it stands") };
    let key = ActKey::from_seed(&cast.sequencer).public();
    let receipt = record::Receipt::verify(&receipt.sign(), &key, &cast.genesis()).unwrap();
    assert_eq!((name, receipt.index, receipt.at), (act.name(), 1, NOW));
    assert_eq!(world.promises.receipts[&name], BTreeSet::from([(1, NOW)]));
    assert_eq!(sequencer.ledger().size(), 2);
}

#[test]
fn a_second_act_may_come_first_and_the_gap_is_shown_until_it_is_filled() {
    let cast = Cast::three();
    let (mut world, mut sequencer) = open(&cast);
    let key = cast.member("NORTH").desk.public().id();
    for serial in [2, 5] {
        offer(&mut sequencer, &cast.say("NORTH", serial, "early")).unwrap();
    }
    commit(&mut world, &mut sequencer);
    assert_eq!((sequencer.ledger().gaps(key), sequencer.ledger().through(key)), (vec![1, 3, 4], 0));
    offer(&mut sequencer, &cast.say("NORTH", 1, "late")).unwrap();
    commit(&mut world, &mut sequencer);
    assert_eq!((sequencer.ledger().gaps(key), sequencer.ledger().through(key)), (vec![3, 4], 2));
    assert_eq!(sequencer.ledger().highest(key), 5);
}

#[test]
fn the_urgent_stand_first_and_equals_in_the_order_of_their_coming() {
    let cast = Cast::three();
    let (mut world, mut sequencer) = open(&cast);
    let order = [(1, 0), (2, 3), (3, 1), (4, 2), (5, 0), (6, 3), (7, 2)];
    for (serial, class) in order {
        let draft = Draft { precedence: Precedence::ALL[class], ..serial.into() };
        offer(&mut sequencer, &cast.say("NORTH", draft, "in order")).unwrap();
    }
    commit(&mut world, &mut sequencer);
    let name = |serial| cast.say("NORTH", serial, "").name();
    let places: Vec<u64> = [2, 6, 4, 7, 3, 1, 5].map(|s| sequencer.ledger().index_of(&name(s)).unwrap()).into();
    assert_eq!(places, [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn what_waits_while_its_key_is_revoked_is_told_so_and_does_not_stand() {
    let cast = Cast::three();
    let (mut world, mut sequencer) = open(&cast);
    let north = cast.member("NORTH");
    let device = ActKey::from_seed(&[0x77; 32]);
    let complaint = Kernel::Complaint { act: Name { key: device.public().id(), serial: 1 }, key: [0; 32] };
    let waiting = cast.public(&north.node, 1, &kernel_content(&complaint));
    let early = cast.public(&device, 1, &text_content("from the new device"));
    assert_eq!(code(&mut sequencer, &early), "key-unknown");
    offer(&mut sequencer, &waiting).unwrap();
    let flash = |serial: u64| Draft { precedence: Precedence::Flash, ..serial.into() };
    offer(&mut sequencer, &cast.key_revoke("NORTH", flash(1), &north.node, &[0, 2])).unwrap();
    offer(&mut sequencer, &cast.key_add("NORTH", flash(2), "NORTH/F1", &device, &[0, 2])).unwrap();
    assert_eq!(commit(&mut world, &mut sequencer), ["key-revoked"]);
    assert_eq!(sequencer.ledger().index_of(&waiting.name()), None);
    assert!(offer(&mut sequencer, &early).is_ok(), "the new key is in force");
    commit(&mut world, &mut sequencer);
    assert_eq!(sequencer.ledger().size(), 4);
}

#[test]
fn of_two_epochs_with_one_number_only_the_first_stands() {
    let cast = Cast::three();
    let (mut world, mut sequencer) = open(&cast);
    offer(&mut sequencer, &cast.epoch("NORTH", 1, CHANNEL, 1)).unwrap();
    offer(&mut sequencer, &cast.epoch("SOUTH", 1, CHANNEL, 1)).unwrap();
    assert_eq!(commit(&mut world, &mut sequencer), ["epoch-order"]);
    assert_eq!((sequencer.ledger().epoch(CHANNEL), sequencer.ledger().size()), (1, 2));
}

#[test]
fn a_clock_that_goes_back_never_takes_the_record_with_it() {
    let cast = Cast::three();
    let (mut world, mut sequencer) = open(&cast);
    for (serial, now) in [(1, NOW), (2, NOW - 3_600_000), (3, 0), (4, NOW + 1)] {
        let draft = Draft { claimed_s: 0, ..serial.into() };
        sequencer.admit(&cast.say("NORTH", draft, "tick").encode(), now).unwrap();
        let effects = sequencer.gather(now);
        world.perform(&mut sequencer, effects, &mut |_, _| {}).unwrap();
    }
    let times: Vec<_> = (1..5).map(|index| sequencer.ledger().time_of(index).unwrap()).collect();
    assert_eq!(times, [NOW, NOW, NOW, NOW + 1]);
}

#[test]
fn full_tiles_come_with_the_commit_that_fills_them_also_after_a_restart() {
    use tlog::tile::{TilePath, decode_entries};
    let cast = Cast::three();
    let act = |n: u64| cast.public(&cast.member("NORTH").desk, n, &text_content("a leaf")).encode();
    for restart_at in [0, 200, 254, 255] {
        let (mut world, mut sequencer) = open(&cast);
        let mut tiles = Vec::new();
        for serial in 1..=260_u64 {
            sequencer.admit(&act(serial), NOW).unwrap();
            if serial == restart_at {
                let effects = sequencer.gather(NOW);
                world.perform(&mut sequencer, effects, &mut |_, _| {}).unwrap();
                sequencer = world.live(&Vec::new(), &mut |_, _| {}).unwrap();
            }
        }
        let mut effects = sequencer.gather(NOW);
        while !effects.is_empty() {
            let mut next = Vec::new();
            for effect in effects {
                match effect {
                    Effect::Append(leaves) => next = sequencer.confirm(&leaves).unwrap(),
                    Effect::Tiles(full) => tiles.extend(full),
                    _ => {}
                }
            }
            effects = next;
        }
        let paths: Vec<_> = tiles.iter().map(|(path, _)| path.to_string()).collect();
        if restart_at == 255 {
            assert_eq!(paths, [""; 0], "they came with the commit before the restart");
            continue;
        }
        assert_eq!(paths, ["tile/entries/000", "tile/0/000"]);
        assert_eq!(decode_entries(&tiles[0].1).unwrap().len(), 256);
        let hashes = TilePath::Hash { level: 0, index: 0, width: 256 };
        assert_eq!(sequencer.ledger().tree().tile(&hashes).as_ref(), Some(&tiles[1].1));
    }
}
