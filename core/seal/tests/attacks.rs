//! Attacks on the seal, each beside what it must meet. Source: LEDGER 6.3, T5.
#![allow(clippy::unwrap_used)]

mod world;

use act::{Content, Cover, Genesis, Kernel, KeyId, Name, Precedence, Seen, Statement};
use proptest::prelude::*;
use seal::{BaseKey, DuressKey, SealFault, Verdict, close_channel, complain, judge_complaint, open};
use world::*;

fn judged(statement: &Statement, key: &BaseKey) -> Verdict {
    judge_complaint(statement, &name(statement.serial), key.bytes(), &GENESIS)
}

#[test]
fn an_act_opens_for_its_channel_and_is_laid_out_as_the_text_says() {
    let statement = to_channel(&content(), 7);
    assert_eq!(open(&statement, &name(7), &base(7), &GENESIS), Ok(content()));
    let committed = commit(&content().items(), &base(7));
    assert_eq!(forge(statement.clone(), &base(7), committed, &padded(&content())), statement);
    assert_eq!(judged(&statement, &base(7)), Verdict::Unfounded);
}

#[test]
fn a_content_that_was_not_committed_to_is_complained_of_and_everybody_agrees() {
    let (shown, sealed) = (content(), Content { format: 41, ..content() });
    for statement in [to_channel(&shown, 7), to_few(&shown, 7, &[NORTH, SOUTH])] {
        let key = if matches!(statement.cover, Cover::Few { .. }) { BaseKey::from_bytes(FEW) } else { base(7) };
        let forged = forge(statement, &key, commit(&shown.items(), &key), &padded(&sealed));
        let act = signed(forged.clone());
        let ring = keyring(SOUTH);
        assert_eq!(ring.open(&act), Err(SealFault::Commitment));
        let found = ring.base_key_for(&act).unwrap();
        let Kernel::Complaint { act: about, key } = complain(&act.name(), &found) else { panic!("another act") };
        assert_eq!(about, act.name());
        assert_eq!(judge_complaint(&forged, &about, &key, &GENESIS), Verdict::Founded(SealFault::Commitment));
    }
}

#[test]
fn an_omitted_added_renumbered_or_resalted_item_breaks_the_commitment() {
    let items = content().items();
    let committed = |items: &[(u64, Vec<u8>)]| commit(items, &base(7));
    let mut more = items.clone();
    more.push((40, vec![1]));
    let mut moved = items.clone();
    moved.last_mut().unwrap().0 += 1;
    let mut swapped = items.clone();
    swapped.swap(0, 1);
    let others =
        [committed(&items[1..]), committed(&more), committed(&moved), committed(&swapped), commit(&items, &base(8))];
    for (row, other) in others.into_iter().enumerate() {
        let forged = forge(to_channel(&content(), 7), &base(7), other, &padded(&content()));
        assert_eq!(judged(&forged, &base(7)), Verdict::Founded(SealFault::Commitment), "row {row}");
    }
}

#[test]
fn padding_is_zero_and_minimal_or_its_author_answers_for_it() {
    let (good, plain) = (padded(&content()), content().encode());
    assert!(plain.len() % 16 != 0, "the sample must need padding");
    let last = good.len() - 1;
    let with = |f: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        f(&mut bytes);
        bytes
    };
    let rows = [
        ("a last byte that is not zero", with(&|b| b[last] = 1), SealFault::Padding),
        ("a first byte that is not zero", with(&|b| b[plain.len()] = 0x80), SealFault::Padding),
        ("a block too many", with(&|b| b.extend([0; 16])), SealFault::Padding),
        ("no padding", plain.clone(), SealFault::Padding),
        ("a byte too few", with(&|b| b.truncate(last)), SealFault::Padding),
        ("a content cut short", with(&|b| b.truncate(32)), SealFault::Content),
        ("nothing at all", vec![], SealFault::Content),
        ("another item than a content", vec![0; 16], SealFault::Content),
        (
            "a head longer than needed",
            with(&|b| {
                b.insert(1, 0x18);
                b.pop();
            }),
            SealFault::Content,
        ),
    ];
    for (what, bytes, fault) in rows {
        let committed = commit(&content().items(), &base(7));
        let forged = forge(to_channel(&content(), 7), &base(7), committed, &bytes);
        assert_eq!(open(&forged, &name(7), &base(7), &GENESIS), Err(fault), "{what}");
        assert_eq!(judged(&forged, &base(7)), Verdict::Founded(fault), "{what}");
    }
}

#[test]
fn a_truncated_or_altered_ciphertext_does_not_open_and_accuses_nobody() {
    let good = to_channel(&content(), 7);
    let len = ciphertext(&mut good.clone()).len();
    for cut in 0..len {
        let mut bad = good.clone();
        ciphertext(&mut bad).truncate(cut);
        assert_eq!(judged(&bad, &base(7)), Verdict::Unproven, "cut to {cut}");
    }
    for bit in 0..len * 8 {
        let mut bad = good.clone();
        ciphertext(&mut bad)[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(open(&bad, &name(7), &base(7), &GENESIS), Err(SealFault::DoesNotOpen), "bit {bit}");
    }
}

#[test]
fn an_envelope_moved_elsewhere_does_not_open_even_with_its_key() {
    let other_key = Name { key: KeyId([9; 4]), serial: 7 };
    for good in [to_channel(&content(), 7), to_few(&content(), 7, &[NORTH, SOUTH])] {
        let base = if matches!(good.cover, Cover::Few { .. }) { BaseKey::from_bytes(FEW) } else { base(7) };
        let moved = |f: &dyn Fn(&mut Statement)| {
            let mut bad = good.clone();
            f(&mut bad);
            open(&bad, &name(7), &base, &GENESIS)
        };
        let rows = [
            ("key", open(&good, &other_key, &base, &GENESIS)),
            ("serial of the name", open(&good, &name(8), &base, &GENESIS)),
            ("mechanism", open(&good, &name(7), &base, &Genesis([0x68; 32]))),
            ("serial", moved(&|s| s.serial = 8)),
            ("claimed time", moved(&|s| s.claimed_s += 1)),
            ("precedence", moved(&|s| s.precedence = Precedence::Flash)),
            ("seen", moved(&|s| s.seen = Seen::halved(48_214, &[0x33; 32]))),
            ("commitment", moved(&|s| commitment(s)[0] ^= 1)),
            (
                "channel",
                moved(&|s| match &mut s.cover {
                    Cover::Channel { channel, .. } | Cover::Few { channel, .. } => *channel += 1,
                    Cover::Public { .. } => panic!("sealed"),
                }),
            ),
            (
                "tag",
                moved(&|s| match &mut s.cover {
                    Cover::Channel { tag, .. } | Cover::Few { tag, .. } => tag[0] ^= 1,
                    Cover::Public { .. } => panic!("sealed"),
                }),
            ),
            (
                "epoch or readers",
                moved(&|s| match &mut s.cover {
                    Cover::Channel { epoch, .. } => *epoch += 1,
                    Cover::Few { wraps, .. } => drop(wraps.pop()),
                    Cover::Public { .. } => panic!("sealed"),
                }),
            ),
        ];
        for (what, outcome) in rows {
            assert_eq!(outcome, Err(SealFault::DoesNotOpen), "{what}");
        }
    }
}

#[test]
fn a_serial_used_twice_never_reuses_a_key_stream() {
    let stream = |statement: &Statement, content: &Content| -> Vec<u8> {
        let sealed = ciphertext(&mut statement.clone()).clone();
        sealed.iter().zip(padded(content)).map(|(c, p)| c ^ p).collect()
    };
    let first = to_channel(&content(), 7);
    let other = Content { officer: 4, ..content() };
    let (key, same) = (duress(), head(7, &duress()).seen);
    let close = |content: &Content, head: seal::Head<'_>| close_channel(content, &head, EPOCH, &secret()).unwrap();
    let rows = [
        (to_channel(&other, 7), other),
        (close(&content(), seal::Head { claimed_s: 1_900_000_060, ..head(7, &key) }), content()),
        (close(&content(), seal::Head { under_duress: true, ..head(7, &key) }), content()),
        (close(&content(), seal::Head { seen: Seen { size: same.size + 1, ..same }, ..head(7, &key) }), content()),
        (to_channel(&content(), 8), content()),
    ];
    let used = stream(&first, &content());
    for (row, (statement, content)) in rows.iter().enumerate() {
        for (block, fresh) in used.chunks(16).zip(stream(statement, content).chunks(16)) {
            assert_ne!(block, fresh, "row {row}");
        }
    }
}

#[test]
fn duress_is_read_by_headquarters_and_by_nobody_else() {
    let key = duress();
    let close =
        |under_duress| close_channel(&content(), &seal::Head { under_duress, ..head(7, &key) }, EPOCH, &secret());
    for under_duress in [false, true] {
        let statement = close(under_duress).unwrap();
        let Cover::Channel { commitment, tag, .. } = &statement.cover else { panic!("sealed to a channel") };
        assert_eq!(key.reads(&name(7), commitment, tag), Some(under_duress));
        assert_eq!(key.reads(&name(8), commitment, tag), None);
        assert_eq!(key.reads(&name(7), &[0; 32], tag), None);
        assert_eq!(DuressKey::from_bytes([0xd1; 32]).reads(&name(7), commitment, tag), None);
        assert_eq!(open(&statement, &name(7), &base(7), &GENESIS), Ok(content()));
        assert_eq!(statement.clear_bytes().len(), to_channel(&content(), 7).clear_bytes().len());
    }
}

#[test]
fn what_would_not_open_is_not_closed() {
    // Not an item; two items; one in a longer form than needed.
    for field in [vec![], vec![0xff], vec![0, 0], vec![0x18, 5]] {
        let bad = Content { fields: [(1, field)].into(), ..content() };
        let closed = close_channel(&bad, &head(7, &duress()), EPOCH, &secret());
        assert_eq!(closed, Err(SealFault::Content));
    }
    let public = Statement { cover: Cover::Public { content: content().encode() }, ..to_channel(&content(), 7) };
    assert_eq!(open(&public, &name(7), &base(7), &GENESIS), Err(SealFault::NotSealed));
    assert_eq!(judged(&public, &base(7)), Verdict::Unfounded);
}

#[test]
fn a_content_of_144_bytes_goes_sealed_in_one_burst() {
    let grown =
        |len: usize| Content { fields: [(1, [&[0x58, len as u8][..], &vec![7; len]].concat())].into(), ..content() };
    let content = (24..200).map(grown).find(|c| c.encode().len() == 144).unwrap();
    assert!(signed(to_channel(&content, 1042)).encode_burst().len() <= act::BURST_UP_MAX);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn garbage_that_an_author_sealed_never_panics_and_is_always_provable(
        plain in proptest::collection::vec(any::<u8>(), 0..64), committed in any::<[u8; 32]>(),
    ) {
        let forged = forge(to_channel(&content(), 7), &base(7), committed, &plain);
        prop_assert!(matches!(judged(&forged, &base(7)), Verdict::Founded(_)));
    }

    #[test]
    fn a_published_key_that_is_not_the_acts_own_never_accuses_its_author(key in any::<[u8; 32]>()) {
        prop_assert_eq!(judged(&to_channel(&content(), 7), &BaseKey::from_bytes(key)), Verdict::Unproven);
    }
}
