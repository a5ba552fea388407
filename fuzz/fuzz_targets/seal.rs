//! What stands behind a seal, and beside it: disclosures, plaintexts of a hostile member, wraps, complaints.
#![no_main]
use act::{Act, Content, EpochWrap, Kernel, MemberId};
use libfuzzer_sys::fuzz_target;
use seal::Opening;
use std::sync::LazyLock;

#[path = "../../core/seal/tests/world/mod.rs"]
mod world;

fuzz_target!(|data: &[u8]| {
    if let Ok(opening) = Opening::decode(data) {
        assert_eq!(opening.encode(), data);
        let _ = opening.verify(&[0; 32]);
    }
    match data.split_first() {
        Some((0, rest)) => plaintext(rest),
        Some((1, rest)) => wraps(rest),
        Some((2, rest)) => sealed(rest),
        _ => {}
    }
});

static NORTH: LazyLock<seal::Keyring> = LazyLock::new(|| world::keyring(world::NORTH));

/// Any bytes, encrypted by somebody who holds the channel's key and signed.
fn plaintext(padded: &[u8]) {
    let base = world::base(7);
    // The commitment fits what is read, if anything is, so that only the form decides.
    let items = act::cbor::Reader::new(padded).item().ok().and_then(|item| Content::decode(item).ok());
    let committed = items.map_or([0; 32], |content| world::commit(&content.items(), &base));
    let act = world::signed(world::forge(world::to_channel(&world::content(), 7), &base, committed, padded));
    if let Ok(Some(content)) = NORTH.open(&act) {
        assert_eq!(world::padded(&content), padded, "one content has one padded form");
    } else {
        NORTH.judge_complaint(&act, base.bytes());
    }
}

/// Any bytes where HPKE's encapsulated key and ciphertext belong.
fn wraps(data: &[u8]) {
    let pieces = fuzz::pieces(data);
    let [enc, secret, ..] = pieces[..] else { return };
    let (enc, secret) = (enc.to_vec(), secret.to_vec());
    let mut ring = world::keyring(world::NORTH);
    let wrap = EpochWrap { to: MemberId(0), enc: enc.clone(), secret: secret.clone() };
    let _ = ring.receive(&Kernel::Epoch { channel: 1, epoch: 4, check: [0; 32], wraps: vec![wrap] });
    let _ = ring.receive(&Kernel::Release { act: world::name(7), to: MemberId(0), enc, key: secret });
    seal::is_sealing_public(data);
}

/// Any sealed act.
fn sealed(burst: &[u8]) {
    let Ok(act) = Act::decode_burst(burst) else { return };
    let act = world::signed(act.statement().clone());
    let _ = NORTH.open(&act);
    NORTH.base_key_for(&act);
    NORTH.judge_complaint(&act, &[0x5e; 32]);
}
