//! One ciphertext that opens under two keys: ChaCha20-Poly1305 alone does not bind a key, the commitment does.
//!
//! An author gives NORTH and SOUTH different keys and solves for one block of ciphertext such that the tag holds under
//! both. Source: LEDGER 4.5, after Dodis et al. 2018 ("invisible salamanders").
#![allow(clippy::unwrap_used)]

mod world;

use act::{Content, Cover, Statement};
use seal::{BaseKey, SealFault, Verdict, few, judge_complaint};
use world::*;

#[test]
fn an_author_whose_ciphertext_opens_under_two_keys_is_convicted_by_both_readers() {
    let keys = [[1; 32], [2; 32]].map(BaseKey::from_bytes);
    let content = Content { fields: [(1, [&[0x58, 100][..], &[7; 100]].concat())].into(), ..content() };
    let mut statement = to_few(&content, 7, &[NORTH, SOUTH]);
    let Cover::Few { wraps, .. } = &mut statement.cover else { panic!("sealed to a few") };
    for (n, member) in [NORTH, SOUTH].into_iter().enumerate() {
        wraps[n] = few::wrap(&keys[n], &GENESIS, &name(7), member, &sealing(member).public(), &mut rng(4)).unwrap();
    }
    // What NORTH shall read, but for the blocks that are solved for.
    let committed = commit(&content.items(), &keys[0]);
    let statement = collide(forge(statement, &keys[0], committed, &padded(&content)), &keys);
    let act = signed(statement.clone());
    for (n, member) in [NORTH, SOUTH].into_iter().enumerate() {
        assert!(decrypt(statement.clone(), &keys[n]).is_some(), "the cipher itself is content");
        let fault = keyring(member).open(&act).unwrap_err();
        assert!(fault.is_provable());
        let published = keyring(member).base_key_for(&act).unwrap();
        let verdict = judge_complaint(&statement, &name(7), published.bytes(), &GENESIS);
        assert_eq!(verdict, Verdict::Founded(fault));
    }
    assert_eq!(keyring(NORTH).open(&act), Err(SealFault::Commitment));
}

/// Changes two blocks inside the long field, and the tag, so that both keys accept the ciphertext.
fn collide(mut statement: Statement, keys: &[BaseKey; 2]) -> Statement {
    let (key, clear) = encryption(&mut statement, &keys[0]);
    let one_time = [key, encryption(&mut statement, &keys[1]).0].map(|key| one_time_key(&key));
    let sealed = ciphertext(&mut statement).clone();
    let mut text = sealed[..sealed.len() - 16].to_vec();
    let blocks = text.len() / 16;
    assert_eq!(text.len() % 16, 0);
    let (tried, solved) = (blocks - 3, blocks - 2);
    for attempt in 0u64..1000 {
        text[tried * 16..][..8].copy_from_slice(&attempt.to_be_bytes());
        text[solved * 16..][..16].fill(0);
        // tag(x) = (rest + x * r^power mod p) + s; after the solved block come one block and the lengths.
        let rest = [0, 1].map(|n| evaluate(&clear, &text, one_time[n].0));
        let power = [0, 1].map(|n| (0..blocks - solved + 1).fold(ONE, |out, _| mul(out, one_time[n].0)));
        let right = sub(add(rest[1], low(one_time[1].1)), add(rest[0], low(one_time[0].1)));
        let x = mul(right, invert(sub(power[0], power[1])));
        // A block is 16 bytes.
        if x[2] != 0 {
            continue;
        }
        text[solved * 16..][..8].copy_from_slice(&x[0].to_le_bytes());
        text[solved * 16 + 8..][..8].copy_from_slice(&x[1].to_le_bytes());
        let tags = [0, 1].map(|n| {
            let sum = evaluate(&clear, &text, one_time[n].0);
            (u128::from(sum[1]) << 64 | u128::from(sum[0])).wrapping_add(one_time[n].1)
        });
        if tags[0] == tags[1] {
            *ciphertext(&mut statement) = [&text[..], &tags[0].to_le_bytes()].concat();
            return statement;
        }
    }
    panic!("one attempt in a few succeeds")
}

/// Numbers below p = 2^130 - 5, lowest limb first.
type Field = [u64; 3];
const P: Field = [u64::MAX - 4, u64::MAX, 3];
const ONE: Field = [1, 0, 0];

fn low(n: u128) -> Field {
    [n as u64, (n >> 64) as u64, 0]
}

fn raw_sub(a: Field, b: Field) -> (Field, bool) {
    let mut out = [0; 3];
    let mut borrow = false;
    for n in 0..3 {
        let (d, b1) = a[n].overflowing_sub(b[n]);
        let (d, b2) = d.overflowing_sub(u64::from(borrow));
        (out[n], borrow) = (d, b1 || b2);
    }
    (out, borrow)
}

fn add(a: Field, b: Field) -> Field {
    let mut out = [0; 3];
    let mut carry = 0;
    for n in 0..3 {
        let sum = u128::from(a[n]) + u128::from(b[n]) + carry;
        (out[n], carry) = (sum as u64, sum >> 64);
    }
    match raw_sub(out, P) {
        (reduced, false) => reduced,
        (_, true) => out,
    }
}

fn sub(a: Field, b: Field) -> Field {
    add(a, raw_sub(P, b).0)
}

fn mul(a: Field, b: Field) -> Field {
    (0..130).rev().fold([0; 3], |out, bit| {
        let double = add(out, out);
        if b[bit / 64] >> (bit % 64) & 1 == 1 { add(double, a) } else { double }
    })
}

/// a^(p-2).
fn invert(a: Field) -> Field {
    let e = raw_sub(P, [2, 0, 0]).0;
    (0..130).rev().fold(ONE, |out, bit| {
        let square = mul(out, out);
        if e[bit / 64] >> (bit % 64) & 1 == 1 { mul(square, a) } else { square }
    })
}

/// Poly1305's polynomial over what the AEAD authenticates (RFC 8439 section 2.8).
fn evaluate(clear: &[u8], text: &[u8], r: Field) -> Field {
    let lens = [(clear.len() as u64).to_le_bytes(), (text.len() as u64).to_le_bytes()].concat();
    let blocks = clear.chunks(16).chain(text.chunks(16)).chain([&lens[..]]);
    blocks.fold([0; 3], |sum, block| {
        let mut full = [0; 16];
        full[..block.len()].copy_from_slice(block);
        let [l, h, _] = low(u128::from_le_bytes(full));
        mul(add(sum, [l, h, 1]), r)
    })
}

/// r, clamped, and s: the first half of ChaCha20's block 0 under a zero nonce (RFC 8439 sections 2.3 and 2.6).
fn one_time_key(key: &[u8; 32]) -> (Field, u128) {
    let mut start = [0u32; 16];
    start[..4].copy_from_slice(&[0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]);
    for (word, bytes) in start[4..12].iter_mut().zip(key.chunks_exact(4)) {
        *word = u32::from_le_bytes(bytes.try_into().unwrap());
    }
    let mut x = start;
    for _ in 0..10 {
        for [a, b, c, d] in [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15]].into_iter().chain([
            [0, 5, 10, 15],
            [1, 6, 11, 12],
            [2, 7, 8, 13],
            [3, 4, 9, 14],
        ]) {
            for (p, q, s, by) in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)] {
                x[p] = x[p].wrapping_add(x[q]);
                x[s] = (x[s] ^ x[p]).rotate_left(by);
            }
        }
    }
    let word = |n: usize| u128::from(x[n].wrapping_add(start[n]));
    let half = |n: usize| word(n) | word(n + 1) << 32 | word(n + 2) << 64 | word(n + 3) << 96;
    (low(half(0) & 0x0fff_fffc_0fff_fffc_0fff_fffc_0fff_ffff), half(4))
}
