//! Attacks on wrapped keys: of epochs and of acts sealed to a few. Source: LEDGER 6.3, T5.
#![allow(clippy::unwrap_used)]

mod world;

use act::{Cover, Genesis, Kernel, MemberId, Name};
use seal::{BaseKey, EpochSecret, SealFault, Verdict, epoch, few, judge_complaint};
use world::*;

#[test]
fn a_wrong_wrap_harms_its_reader_only_and_proves_nothing() {
    let good = to_few(&content(), 7, &[NORTH, SOUTH]);
    // The author gives SOUTH another key than NORTH, properly wrapped and signed.
    let wrong =
        few::wrap(&BaseKey::from_bytes([1; 32]), &GENESIS, &name(7), SOUTH, &sealing(SOUTH).public(), &mut rng(4));
    let mut bad = good.clone();
    let Cover::Few { wraps, .. } = &mut bad.cover else { panic!("sealed to a few") };
    wraps[1] = wrong.unwrap();
    let key = BaseKey::from_bytes(FEW);
    let bad = forge(bad, &key, commit(&content().items(), &key), &padded(&content()));
    let act = signed(bad.clone());
    assert_eq!(keyring(NORTH).open(&act), Ok(Some(content())));
    assert_eq!(keyring(SOUTH).open(&act), Err(SealFault::DoesNotOpen));
    assert!(keyring(SOUTH).base_key_for(&act).is_none());
    assert_eq!(judge_complaint(&bad, &name(7), &[1; 32], &GENESIS), Verdict::Unproven);
}

#[test]
fn a_wrap_for_another_reader_act_or_mechanism_does_not_open() {
    let statement = to_few(&content(), 7, &[NORTH, SOUTH]);
    let Cover::Few { wraps, .. } = &statement.cover else { panic!("sealed to a few") };
    let take = |n: usize, me, genesis: &Genesis, name: &Name| {
        few::unwrap(&wraps[n], me, &sealing(me), genesis, name).map(|k| *k.bytes())
    };
    assert_eq!(take(1, SOUTH, &GENESIS, &name(7)), Ok(FEW));
    assert_eq!(take(0, SOUTH, &GENESIS, &name(7)), Err(SealFault::NoWrap));
    assert_eq!(take(1, SOUTH, &Genesis([0; 32]), &name(7)), Err(SealFault::Wrap));
    assert_eq!(take(1, SOUTH, &GENESIS, &name(8)), Err(SealFault::Wrap));
    // Recipients swapped: each finds the other's wrap under its own number.
    let mut swapped = statement.clone();
    let Cover::Few { wraps, .. } = &mut swapped.cover else { panic!("sealed to a few") };
    wraps[0].to = SOUTH;
    wraps[1].to = NORTH;
    for me in [NORTH, SOUTH] {
        assert_eq!(keyring(me).open(&signed(swapped.clone())), Err(SealFault::Wrap));
    }
    // The same key would open both, were the recipient not bound.
    let mine = sealing(SOUTH);
    let for_north =
        few::wrap(&BaseKey::from_bytes(FEW), &GENESIS, &name(7), NORTH, &mine.public(), &mut rng(4)).unwrap();
    let renamed = act::Wrap { to: SOUTH, ..for_north };
    assert_eq!(few::unwrap(&renamed, SOUTH, &mine, &GENESIS, &name(7)).err(), Some(SealFault::Wrap));
}

#[test]
fn an_epoch_reaches_each_member_and_no_other_and_everyone_gets_the_same() {
    let publics = [sealing(NORTH).public(), sealing(SOUTH).public()];
    let recipients = [(NORTH, publics[0].as_slice()), (SOUTH, publics[1].as_slice())];
    let deliver =
        |secret: &EpochSecret, n| epoch::deliver(secret, CHANNEL, EPOCH, &GENESIS, &recipients, &mut rng(n)).unwrap();
    let receive = |act: &Kernel, me: MemberId| epoch::receive(act, me, &sealing(me), &GENESIS).map(|s| *s.bytes());
    let good = deliver(&secret(), 1);
    assert_eq!(Kernel::read(good.wire(), &good.fields()), Ok(Some(good.clone())));
    for me in [NORTH, SOUTH] {
        assert_eq!(receive(&good, me), Ok(SECRET));
        assert_eq!(epoch::receive(&good, me, &sealing(me), &Genesis([0; 32])).err(), Some(SealFault::Wrap));
    }
    assert_eq!(receive(&good, CHAIR), Err(SealFault::NoWrap));
    assert_eq!(receive(&Kernel::Opened, NORTH), Err(SealFault::OtherAct));

    let Kernel::Epoch { check, wraps, .. } = good else { panic!("an epoch") };
    let replayed = |channel, epoch| Kernel::Epoch { channel, epoch, check, wraps: wraps.clone() };
    assert_eq!(receive(&replayed(CHANNEL + 1, EPOCH), NORTH), Err(SealFault::Wrap));
    assert_eq!(receive(&replayed(CHANNEL, EPOCH + 1), NORTH), Err(SealFault::Wrap));
    // The same key would open it, were the recipient not bound.
    let Kernel::Epoch { wraps: mine, .. } =
        epoch::deliver(&secret(), CHANNEL, EPOCH, &GENESIS, &[(NORTH, &publics[1])], &mut rng(3)).unwrap()
    else {
        panic!("an epoch")
    };
    let renamed = vec![act::EpochWrap { to: SOUTH, ..mine[0].clone() }];
    let renamed = Kernel::Epoch { channel: CHANNEL, epoch: EPOCH, check, wraps: renamed };
    assert_eq!(receive(&renamed, SOUTH), Err(SealFault::Wrap));
    // Another secret for SOUTH than for NORTH.
    let Kernel::Epoch { wraps: other, .. } = deliver(&EpochSecret::from_bytes([1; 32]), 2) else { panic!("an epoch") };
    let split =
        Kernel::Epoch { channel: CHANNEL, epoch: EPOCH, check, wraps: vec![wraps[0].clone(), other[1].clone()] };
    assert_eq!(receive(&split, NORTH), Ok(SECRET));
    assert_eq!(receive(&split, SOUTH), Err(SealFault::Check));
}
