//! What a reader can open with what it was given.
#![allow(clippy::unwrap_used)]

mod world;

use act::{Cover, Kernel, Statement};
use seal::{BaseKey, EpochSecret, Keyring, SealFault, Verdict, complain, epoch, few};
use world::*;

#[test]
fn a_public_act_is_read_by_everyone_and_a_sealed_one_by_nobody_without_a_key() {
    let cover = Cover::Public { content: content().encode() };
    let public = signed(Statement { cover, ..to_channel(&content(), 7) });
    let ring = Keyring::empty(GENESIS);
    assert_eq!(ring.open(&public), Ok(Some(content())));
    assert!(ring.base_key_for(&public).is_none());
    let twisted = Cover::Public { content: vec![0xa1, 2, 0] };
    assert_eq!(ring.open(&signed(Statement { cover: twisted, ..to_channel(&content(), 7) })), Err(SealFault::Content));
    for sealed in [to_channel(&content(), 7), to_few(&content(), 7, &[NORTH])] {
        let act = signed(sealed);
        assert_eq!(ring.open(&act), Ok(None));
        assert!(ring.base_key_for(&act).is_none());
    }
}

#[test]
fn members_of_the_epoch_open_and_others_do_not() {
    let publics = [sealing(NORTH).public(), sealing(SOUTH).public()];
    let recipients = [(NORTH, publics[0].as_slice()), (SOUTH, publics[1].as_slice())];
    let started = epoch::deliver(&secret(), CHANNEL, EPOCH, &GENESIS, &recipients, &mut rng(1)).unwrap();
    let act = signed(to_channel(&content(), 7));
    for member in [NORTH, SOUTH] {
        let mut ring = Keyring::new(GENESIS, member, sealing(member));
        assert_eq!(ring.open(&act), Ok(None));
        assert_eq!(ring.receive(&started), Ok(true));
        assert_eq!(ring.receive(&started), Ok(false));
        assert_eq!(ring.open(&act), Ok(Some(content())));
        assert_eq!(ring.base_key_for(&act).unwrap().bytes(), base(7).bytes());
        assert!(ring.secret(CHANNEL, EPOCH + 1).is_none());
        // A second secret under the same number changes nothing.
        assert!(!ring.add(CHANNEL, EPOCH, EpochSecret::from_bytes([1; 32])));
        assert_eq!(ring.open(&act), Ok(Some(content())));
    }
    let mut chair = Keyring::new(GENESIS, CHAIR, sealing(CHAIR));
    assert_eq!(chair.receive(&started), Err(SealFault::NoWrap));
    assert_eq!(chair.open(&act), Ok(None));
    assert_eq!(Keyring::empty(GENESIS).receive(&started), Ok(false));
}

#[test]
fn the_few_open_and_the_rest_of_the_channel_do_not() {
    let act = signed(to_few(&content(), 7, &[NORTH, CHAIR]));
    assert_eq!(keyring(NORTH).open(&act), Ok(Some(content())));
    assert_eq!(keyring(CHAIR).open(&act), Ok(Some(content())));
    assert_eq!(keyring(SOUTH).open(&act), Ok(None));
    let mut author = keyring(SOUTH);
    author.hold(name(7), BaseKey::from_bytes(FEW));
    assert_eq!(author.open(&act), Ok(Some(content())));
}

#[test]
fn a_release_opens_one_act_to_one_member_and_a_false_one_hides_nothing() {
    let (seventh, eighth) = (signed(to_channel(&content(), 7)), signed(to_channel(&content(), 8)));
    let public = sealing(CHAIR).public();
    let release = |base: &BaseKey| few::release(base, &GENESIS, &name(7), CHAIR, &public, &mut rng(5)).unwrap();
    let mut chair = Keyring::new(GENESIS, CHAIR, sealing(CHAIR));
    assert_eq!(chair.receive(&release(&BaseKey::from_bytes([1; 32]))), Ok(true));
    assert_eq!(chair.open(&seventh), Err(SealFault::DoesNotOpen));
    assert!(chair.base_key_for(&seventh).is_none());
    assert_eq!(chair.receive(&release(&base(7))), Ok(true));
    assert_eq!(chair.open(&seventh), Ok(Some(content())));
    assert_eq!(chair.base_key_for(&seventh).unwrap().bytes(), base(7).bytes());
    assert_eq!(chair.open(&eighth), Ok(None));
    // Not for others, and not under another act's name.
    assert_eq!(keyring(SOUTH).receive(&release(&base(7))), Ok(false));
    let Kernel::Release { to, enc, key, .. } = release(&base(7)) else { panic!("a release") };
    assert_eq!(chair.receive(&Kernel::Release { act: name(8), to, enc, key }), Err(SealFault::Wrap));
}

#[test]
fn a_false_key_does_not_hide_an_authors_fault() {
    let committed = commit(&content().items(), &base(7));
    let other = act::Content { format: 41, ..content() };
    let act = signed(forge(to_channel(&content(), 7), &base(7), committed, &padded(&other)));
    let mut ring = Keyring::empty(GENESIS);
    ring.hold(name(7), BaseKey::from_bytes([1; 32]));
    assert_eq!(ring.open(&act), Err(SealFault::DoesNotOpen));
    ring.hold(name(7), base(7));
    assert_eq!(ring.open(&act), Err(SealFault::Commitment));
    assert_eq!(ring.base_key_for(&act).unwrap().bytes(), base(7).bytes());
}

#[test]
fn a_complaint_shows_the_act_to_everyone() {
    let act = signed(to_channel(&content(), 7));
    let mut ring = Keyring::empty(GENESIS);
    assert_eq!(ring.receive(&complain(&name(7), &base(7))), Ok(true));
    assert_eq!(ring.open(&act), Ok(Some(content())));
    assert_eq!(ring.receive(&Kernel::Opened), Ok(false));
}

#[test]
fn a_member_of_the_channel_tells_a_lying_complainer_from_an_author_of_garbage() {
    let honest = signed(to_channel(&content(), 7));
    let mut garbage = to_channel(&content(), 7);
    ciphertext(&mut garbage)[0] ^= 1;
    let garbage = signed(garbage);
    let (member, outsider) = (keyring(SOUTH), Keyring::empty(GENESIS));
    let rows = [
        (&honest, base(7), Verdict::Unfounded, Verdict::Unfounded),
        (&honest, base(8), Verdict::Unfounded, Verdict::Unproven),
        (&garbage, base(7), Verdict::Founded(SealFault::DoesNotOpen), Verdict::Unproven),
        (&garbage, base(8), Verdict::Unfounded, Verdict::Unproven),
    ];
    for (row, (act, key, to_member, to_outsider)) in rows.into_iter().enumerate() {
        assert_eq!(member.judge_complaint(act, key.bytes()), to_member, "row {row}");
        assert_eq!(outsider.judge_complaint(act, key.bytes()), to_outsider, "row {row}");
    }
}
