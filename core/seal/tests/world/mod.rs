//! A mechanism of three members with fixed keys, and the documented layout written a second time, from primitives only.
#![allow(dead_code)] // Each test file uses its own part.

use act::{Act, ActKey, Content, Cover, Genesis, MemberId, Name, Precedence, Seen, SeenRoot, Statement};
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use hkdf::Hkdf;
use seal::{BaseKey, DuressKey, EpochSecret, Head, Keyring, SealingKey, SeedRng, close_channel, close_few};
use sha2::{Digest, Sha256};

pub const GENESIS: Genesis = Genesis([0x67; 32]);
pub const NORTH: MemberId = MemberId(0);
pub const SOUTH: MemberId = MemberId(1);
pub const CHAIR: MemberId = MemberId(2);
pub const CHANNEL: u64 = 1;
pub const EPOCH: u64 = 3;
pub const SECRET: [u8; 32] = [0x5e; 32];
pub const FEW: [u8; 32] = [0x0f; 32];

/// The key with which NORTH signs everything here.
pub fn key() -> ActKey {
    ActKey::from_seed(&[0x6e; 32])
}

pub fn name(serial: u64) -> Name {
    Name { key: key().public().id(), serial }
}

pub fn secret() -> EpochSecret {
    EpochSecret::from_bytes(SECRET)
}

pub fn sealing(member: MemberId) -> SealingKey {
    SealingKey::from_seed(&[0xa0 + member.0 as u8; 32])
}

pub fn duress() -> DuressKey {
    DuressKey::from_bytes([0xd0; 32])
}

pub fn rng(n: u8) -> SeedRng {
    SeedRng::new([n; 32])
}

/// An act of six items: format, officer, addressee, language, and two fields.
pub fn content() -> Content {
    Content {
        format: 40,
        officer: 3,
        to: vec![SOUTH],
        lang: Some("en".into()),
        fields: [(1, vec![0x18, 0x2a]), (2, [&[0x78, 24][..], b"Road 12, six trucks, Ken"].concat())].into(),
        ..Content::default()
    }
}

pub fn head(serial: u64, duress: &DuressKey) -> Head<'_> {
    Head {
        genesis: &GENESIS,
        name: name(serial),
        claimed_s: 1_900_000_000,
        precedence: Precedence::Immediate,
        seen: Seen { size: 48_213, root: SeenRoot::Half([0x33; 16]) },
        channel: CHANNEL,
        duress,
        under_duress: false,
    }
}

pub fn to_channel(content: &Content, serial: u64) -> Statement {
    close_channel(content, &head(serial, &duress()), EPOCH, &secret()).unwrap()
}

pub fn to_few(content: &Content, serial: u64, readers: &[MemberId]) -> Statement {
    let publics: Vec<_> = readers.iter().map(|m| (*m, sealing(*m).public())).collect();
    let readers: Vec<_> = publics.iter().map(|(m, public)| (*m, public.as_slice())).collect();
    close_few(content, &head(serial, &duress()), &BaseKey::from_bytes(FEW), &readers, &mut rng(9)).unwrap()
}

pub fn signed(statement: Statement) -> Act {
    Act::sign(statement, &key(), &GENESIS)
}

pub fn keyring(member: MemberId) -> Keyring {
    let mut ring = Keyring::new(GENESIS, member, sealing(member));
    assert!(ring.add(CHANNEL, EPOCH, secret()));
    ring
}

/// The base key of `serial` in the channel.
pub fn base(serial: u64) -> BaseKey {
    BaseKey::from_bytes(derive(
        &SECRET,
        &[&b"cw/mk/1"[..], &be(CHANNEL), &be(EPOCH), &name_bytes(&name(serial))].concat(),
    ))
}

pub fn ciphertext(statement: &mut Statement) -> &mut Vec<u8> {
    match &mut statement.cover {
        Cover::Public { .. } => panic!("a public act has no ciphertext"),
        Cover::Channel { ciphertext, .. } | Cover::Few { ciphertext, .. } => ciphertext,
    }
}

pub fn commitment(statement: &mut Statement) -> &mut [u8; 32] {
    match &mut statement.cover {
        Cover::Public { .. } => panic!("a public act has no commitment"),
        Cover::Channel { commitment, .. } | Cover::Few { commitment, .. } => commitment,
    }
}

/// What an author can do who does not use our code: any bytes, under any commitment, properly encrypted.
pub fn forge(mut statement: Statement, base: &BaseKey, committed: [u8; 32], padded: &[u8]) -> Statement {
    *commitment(&mut statement) = committed;
    let (key, clear) = encryption(&mut statement, base);
    let cipher = ChaCha20Poly1305::new(&key.into());
    *ciphertext(&mut statement) = cipher.encrypt(&Default::default(), Payload { msg: padded, aad: &clear }).unwrap();
    statement
}

/// What AEAD alone gives back, without any of the checks that follow it.
pub fn decrypt(mut statement: Statement, base: &BaseKey) -> Option<Vec<u8>> {
    let sealed = ciphertext(&mut statement).clone();
    let (key, clear) = encryption(&mut statement, base);
    ChaCha20Poly1305::new(&key.into()).decrypt(&Default::default(), Payload { msg: &sealed, aad: &clear }).ok()
}

/// The encryption key and the clear part, by the text of the crate.
pub fn encryption(statement: &mut Statement, base: &BaseKey) -> ([u8; 32], Vec<u8>) {
    let clear = [&GENESIS.0[..], &name_bytes(&name(statement.serial)), &statement.clear_bytes()].concat();
    let info = [&b"cw/enc/1"[..], commitment(statement), &Sha256::digest(&clear)].concat();
    (derive(base.bytes(), &info), clear)
}

/// The commitment, by the text of the crate.
pub fn commit(items: &[(u64, Vec<u8>)], base: &BaseKey) -> [u8; 32] {
    let mut all = Sha256::new();
    all.update(b"cw/c/1");
    for (number, bytes) in items {
        let salt: [u8; 16] = derive(base.bytes(), &[&b"cw/salt/1"[..], &be(*number)].concat());
        all.update(Sha256::digest([&b"cw/f/1"[..], &salt, &be(*number), bytes].concat()));
    }
    all.finalize().into()
}

pub fn padded(content: &Content) -> Vec<u8> {
    let mut bytes = content.encode();
    bytes.resize(bytes.len().next_multiple_of(16), 0);
    bytes
}

pub fn derive<const N: usize>(key: &[u8], info: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    Hkdf::<Sha256>::new(None, key).expand(info, &mut out).unwrap();
    out
}

pub fn be(n: u64) -> [u8; 8] {
    n.to_be_bytes()
}

fn name_bytes(name: &Name) -> Vec<u8> {
    [&name.key.0[..], &be(name.serial)].concat()
}
