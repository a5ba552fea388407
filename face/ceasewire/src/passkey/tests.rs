//! Each step of the judgement, tried with an answer that fails at it alone.
#![allow(clippy::unwrap_used)]

use super::*;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::Signer;
use minicbor::Encoder;

const CHALLENGE: [u8; 32] = [7; 32];
const ORIGIN: &str = "http://localhost:8080";

fn party() -> Party {
    Party { id: "localhost".into(), origin: ORIGIN.into() }
}

/// A device that answers as it is told, right or wrong.
struct Device {
    secret: Secret,
    kind: &'static str,
    challenge: [u8; 32],
    origin: &'static str,
    more: &'static str,
    party: &'static str,
    flags: u8,
    counter: u32,
}

enum Secret {
    P256(EcdsaKeyPair),
    Ed25519(ed25519_dalek::SigningKey),
}

impl Device {
    fn new() -> Device {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new()).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref()).unwrap();
        Device {
            secret: Secret::P256(pair),
            kind: "webauthn.get",
            challenge: CHALLENGE,
            origin: ORIGIN,
            more: "",
            party: "localhost",
            flags: 0x05,
            counter: 0,
        }
    }

    fn key(&self) -> Vec<u8> {
        let mut e = Encoder::new(Vec::new());
        match &self.secret {
            Secret::P256(pair) => {
                let point = pair.public_key().as_ref();
                e.map(5).unwrap().i64(1).unwrap().i64(2).unwrap().i64(3).unwrap().i64(-7).unwrap();
                e.i64(-1).unwrap().i64(1).unwrap().i64(-2).unwrap().bytes(&point[1..33]).unwrap();
                e.i64(-3).unwrap().bytes(&point[33..]).unwrap();
            }
            Secret::Ed25519(key) => {
                e.map(4).unwrap().i64(1).unwrap().i64(1).unwrap().i64(3).unwrap().i64(-8).unwrap();
                e.i64(-1).unwrap().i64(6).unwrap().i64(-2).unwrap().bytes(key.verifying_key().as_bytes()).unwrap();
            }
        }
        e.into_writer()
    }

    fn client(&self) -> Vec<u8> {
        let challenge = BASE64URL_NOPAD.encode(&self.challenge);
        let (kind, origin, more) = (self.kind, self.origin, self.more);
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}"{more}}}"#).into_bytes()
    }

    fn data(&self, credential: &[u8]) -> Vec<u8> {
        let mut out = Sha256::digest(self.party.as_bytes()).to_vec();
        out.push(self.flags);
        out.extend(self.counter.to_be_bytes());
        out.extend(credential);
        out
    }

    fn attestation(&self) -> Vec<u8> {
        let credential = [&[0; 16][..], &[0, 4], b"name", &self.key()].concat();
        let mut e = Encoder::new(Vec::new());
        e.map(3).unwrap().str("fmt").unwrap().str("none").unwrap().str("attStmt").unwrap().map(0).unwrap();
        e.str("authData").unwrap().bytes(&self.data(&credential)).unwrap();
        e.into_writer()
    }

    fn made(&self) -> Result<Made, Fault> {
        party().made(&CHALLENGE, &self.client(), &self.attestation())
    }

    fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        match &self.secret {
            Secret::P256(pair) => pair.sign(&SystemRandom::new(), bytes).unwrap().as_ref().to_vec(),
            Secret::Ed25519(key) => key.sign(bytes).to_bytes().to_vec(),
        }
    }

    fn used(&self, counter: u32) -> Result<u32, Fault> {
        let (client, device) = (self.client(), self.data(&[]));
        let signature = self.sign(&[&device[..], &Sha256::digest(&client)].concat());
        let used = Used { client: &client, device: &device, signature: &signature };
        party().used(&CHALLENGE, &used, &self.key(), counter)
    }
}

#[test]
fn what_was_made_is_used_by_its_holder() {
    let device = Device { kind: "webauthn.create", flags: 0x45, ..Device::new() };
    let made = device.made().unwrap();
    assert_eq!((&made.credential[..], made.counter), (&b"name"[..], 0));
    assert_eq!(made.key, device.key());
    assert_eq!(Device { kind: "webauthn.get", flags: 0x05, ..device }.used(0), Ok(0));
    let secret = Secret::Ed25519(ed25519_dalek::SigningKey::from_bytes(&[3; 32]));
    assert_eq!(Device { secret, ..Device::new() }.used(0), Ok(0));
}

#[test]
fn each_step_refuses_what_it_is_there_to_refuse() {
    let rows: [(Device, Fault); 9] = [
        (Device { kind: "webauthn.create", ..Device::new() }, Fault::Type),
        (Device { challenge: [8; 32], ..Device::new() }, Fault::Challenge),
        (Device { origin: "https://localhost:8080", ..Device::new() }, Fault::Origin),
        (Device { more: r#","crossOrigin":true"#, ..Device::new() }, Fault::Origin),
        (Device { more: r#","topOrigin":"https://other.example""#, ..Device::new() }, Fault::Origin),
        (Device { party: "other.example", ..Device::new() }, Fault::Party),
        (Device { flags: 0x04, ..Device::new() }, Fault::Absent),
        (Device { flags: 0x01, ..Device::new() }, Fault::Unverified),
        (Device { flags: 0x15, ..Device::new() }, Fault::Form),
    ];
    for (device, want) in rows {
        assert_eq!(device.used(0), Err(want));
    }
    let made = |device: Device| device.made().map(|m| m.counter);
    assert_eq!(made(Device { flags: 0x45, ..Device::new() }), Err(Fault::Type));
    let create = || Device { kind: "webauthn.create", flags: 0x45, ..Device::new() };
    assert_eq!(made(Device { flags: 0x41, ..create() }), Err(Fault::Unverified));
    assert_eq!(made(Device { challenge: [9; 32], ..create() }), Err(Fault::Challenge));
}

#[test]
fn a_device_that_counts_never_counts_backwards() {
    let device = |counter| Device { counter, ..Device::new() };
    assert_eq!(device(3).used(2), Ok(3));
    assert_eq!(device(2).used(2), Err(Fault::Counter));
    assert_eq!(device(0).used(2), Err(Fault::Counter));
}

#[test]
fn another_key_and_every_flipped_bit_are_refused() {
    let device = Device::new();
    let (client, data) = (device.client(), device.data(&[]));
    let signature = device.sign(&[&data[..], &Sha256::digest(&client)].concat());
    let judged = |client: &[u8], device: &[u8], signature: &[u8], key: &[u8]| {
        party().used(&CHALLENGE, &Used { client, device, signature }, key, 0)
    };
    assert_eq!(judged(&client, &data, &signature, &device.key()), Ok(0));
    assert_eq!(judged(&client, &data, &signature, &Device::new().key()), Err(Fault::Signature));
    for whole in [&client, &data, &signature] {
        for bit in 0..whole.len() * 8 {
            let mut bent = whole.clone();
            bent[bit / 8] ^= 1 << (bit % 8);
            let pick = |part: &Vec<u8>| if std::ptr::eq(part, whole) { bent.clone() } else { part.clone() };
            assert!(judged(&pick(&client), &pick(&data), &pick(&signature), &device.key()).is_err(), "bit {bit}");
        }
    }
}

#[test]
fn bytes_of_any_kind_are_refused_and_never_panic() {
    let whole = Device { kind: "webauthn.create", flags: 0x45, ..Device::new() };
    let (client, attestation, key) = (whole.client(), whole.attestation(), whole.key());
    for len in 0..attestation.len() {
        assert!(party().made(&CHALLENGE, &client, &attestation[..len]).is_err());
    }
    for len in 0..key.len() {
        assert!(Key::read(&key[..len]).is_err());
    }
    for at in 0..attestation.len() {
        for byte in [0, 0x1f, 0x5f, 0x7f, 0x9f, 0xbf, 0xff] {
            let mut bent = attestation.clone();
            bent[at] = byte;
            let _ = party().made(&CHALLENGE, &client, &bent);
        }
    }
    assert!(party().made(&CHALLENGE, &client, &[&attestation[..], &[0]].concat()).is_err(), "something after its end");
}
