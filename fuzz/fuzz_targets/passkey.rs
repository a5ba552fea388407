//! What a browser and a device answer to a challenge: client data, authenticator data, the envelope of a new passkey, and
//! COSE keys.
//!
//! The first byte says whether the rest is taken as it is or as the parts of an answer that is well formed around them: a
//! fuzzer finds no hash of the desk's name, and a question's challenge is not its to choose.
#![no_main]
use ceasewire::passkey::{ALGORITHMS, Fault, Party, Used, challenge};
use data_encoding::BASE64URL_NOPAD;
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

const ASKED: [u8; 32] = [7; 32];

fuzz_target!(|data: &[u8]| {
    let Some((&how, rest)) = data.split_first() else { return };
    let party = Party { id: "desk.example".into(), origin: "https://desk.example".into() };
    let client = |kind: &str| {
        let asked = BASE64URL_NOPAD.encode(&ASKED);
        format!(r#"{{"type":"webauthn.{kind}","challenge":"{asked}","origin":"https://desk.example"}}"#).into_bytes()
    };
    match how % 4 {
        // The browser's word for the page and the challenge.
        0 => {
            let read = challenge(rest);
            if party.made(&ASKED, rest, &[]).is_err_and(|fault| fault == Fault::Form) || read == Ok(ASKED) {
                return;
            }
            assert!(party.used(&ASKED, &used(rest, &[]), &[], 0).is_err());
        }
        // The envelope of a new passkey, as it is, and around authenticator data for the right desk.
        1 => made(&party, &client("create"), rest),
        2 => made(&party, &client("create"), &enveloped(&device(rest))),
        // A key, in the use of a passkey: whatever it is, nothing was signed with it.
        _ => {
            let (client, device) = (client("get"), [&Sha256::digest("desk.example")[..], &[5, 0, 0, 0, 9]].concat());
            let refused = party.used(&ASKED, &used(&client, &device), rest, 0);
            assert!(matches!(refused, Err(Fault::Form | Fault::Algorithm | Fault::Signature)), "{refused:?}");
        }
    }
    assert_eq!(ALGORITHMS.len(), 3);
});

fn used<'a>(client: &'a [u8], device: &'a [u8]) -> Used<'a> {
    Used { client, device, signature: &[0; 64] }
}

/// Authenticator data for the right desk, by a person who was there: flags, counter and the rest are the fuzzer's.
fn device(rest: &[u8]) -> Vec<u8> {
    let (flags, rest) = rest.split_first().map_or((0, rest), |(flags, rest)| (*flags, rest));
    [&Sha256::digest("desk.example")[..], &[flags | 0x05], rest].concat()
}

/// `{"fmt": "none", "attStmt": {}, "authData": ..}`.
fn enveloped(device: &[u8]) -> Vec<u8> {
    let len = u16::try_from(device.len()).unwrap_or(u16::MAX);
    let device = &device[..usize::from(len)];
    [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59", &len.to_be_bytes()[..], device].concat()
}

fn made(party: &Party, client: &[u8], attestation: &[u8]) {
    let Ok(made) = party.made(&ASKED, client, attestation) else { return };
    assert!((1..=1023).contains(&made.credential.len()));
    let longer = [attestation, &[0]].concat();
    assert_eq!(party.made(&ASKED, client, &longer), Err(Fault::Form), "nothing may stand after the end");
    assert_eq!(party.made(&[8; 32], client, attestation), Err(Fault::Challenge), "it answers one question");
    let elsewhere = Party { id: "other.example".into(), ..party.clone() };
    assert_eq!(elsewhere.made(&ASKED, client, attestation), Err(Fault::Party), "it is for one desk");
    // What was kept can be used: only the signature is missing.
    let device = [&Sha256::digest("desk.example")[..], &[5, 255, 255, 255, 255]].concat();
    let asked = String::from_utf8_lossy(client).replace("webauthn.create", "webauthn.get").into_bytes();
    let refused = party.used(&ASKED, &used(&asked, &device), &made.key, 0);
    assert!(matches!(refused, Err(Fault::Signature | Fault::Form)), "{refused:?}");
}
