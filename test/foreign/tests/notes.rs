//! Our notes open in the crate `signed_note` and in Go's x/mod, theirs open with us, and all three
//! refuse the same bent ones.
#![allow(clippy::unwrap_used)]

use data_encoding::{BASE64, HEXLOWER};
use foreign::Go;
use signed_note::{StandardVerifier, VerifierList};
use std::path::Path;
use tlog::checkpoint::{self, Checkpoint};
use tlog::note::{Kind, Note, VerifierKey};
use tlog::{SigningKey, cosignature, empty_root};

const ORIGIN: &str = "record.example/exercise";
const SEED: [u8; 32] = [1; 32];
const WITNESSES: [&str; 4] =
    ["guar1.example/witness", "guar2.example/witness", "guar3.example/witness", "mon.example/witness"];

fn log_key() -> VerifierKey {
    SigningKey::from_seed(&SEED).verifier(ORIGIN, Kind::Ed25519).unwrap()
}

fn witness_key(witness: usize) -> SigningKey {
    SigningKey::from_seed(&[10 + witness as u8; 32])
}

fn vkeys() -> Vec<String> {
    let witnesses = WITNESSES.iter().enumerate();
    let witnesses = witnesses.map(|(at, name)| witness_key(at).verifier(name, Kind::Cosignature).unwrap().to_string());
    std::iter::once(log_key().to_string()).chain(witnesses).collect()
}

/// A head signed by the log and, at 1,790,000,000 and the seconds after, by the four witnesses.
fn note() -> Note {
    let head = Checkpoint::new(ORIGIN, 0, empty_root()).unwrap();
    let mut signatures = vec![checkpoint::sign(&head, &SigningKey::from_seed(&SEED), ORIGIN).unwrap()];
    for (at, name) in WITNESSES.iter().enumerate() {
        signatures.push(cosignature::sign(&head, name, &witness_key(at), 1_790_000_000 + at as u64).unwrap());
    }
    Note { text: head.to_string(), signatures }
}

/// Whether `signed_note`, which knows type 1 only, opens this note for our log.
fn opens_for_the_crate(text: &str) -> bool {
    let known = VerifierList::new(vec![Box::new(StandardVerifier::new(&log_key().to_string()).unwrap())]);
    signed_note::Note::from_bytes(text.as_bytes()).is_ok_and(|note| note.verify(&known).is_ok())
}

#[test]
fn our_note_opens_in_signed_note_and_comes_back_byte_for_byte() {
    let text = note().to_string();
    assert!(opens_for_the_crate(&text));
    let read = signed_note::Note::from_bytes(text.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(read.to_bytes()), Ok(text));
    let id = u32::from_be_bytes(log_key().id());
    assert_eq!(signed_note::key_id(ORIGIN, &[&[1], &log_key().public()[..]].concat()), id);
}

#[test]
fn go_opens_our_note_and_names_each_cosigner_with_its_time() {
    let go = Go::build("notes", Path::new(env!("CARGO_TARGET_TMPDIR")));
    let vkeys = vkeys();
    let arguments: Vec<&str> = std::iter::once("open").chain(vkeys.iter().map(String::as_str)).collect();
    let mut expected = format!("{ORIGIN}\n");
    for (at, name) in WITNESSES.iter().enumerate() {
        expected += &format!("{name} {}\n", 1_790_000_000 + at);
    }
    assert_eq!(go.run(&arguments, &note().to_string()), Ok(expected));
    for line in 0..5 {
        for byte in [0, 8, 63] {
            let mut bent = note();
            bent.signatures[line].bytes[byte] ^= 1;
            assert!(go.run(&arguments, &bent.to_string()).is_err(), "line {line}, byte {byte}");
        }
    }
}

#[test]
fn go_signs_the_note_that_we_sign() {
    let go = Go::build("notes", Path::new(env!("CARGO_TARGET_TMPDIR")));
    let key = BASE64.encode(&[&[1], &SEED[..]].concat());
    let skey = format!("PRIVATE+KEY+{ORIGIN}+{}+{key}", HEXLOWER.encode(&log_key().id()));
    let mut ours = note();
    ours.signatures.truncate(1);
    assert_eq!(go.run(&["sign", &skey], &ours.text), Ok(ours.to_string()));
}

/// The example of the documentation of Go's package note: text, signature and key as printed there.
#[test]
fn the_published_example_of_another_implementation_verifies() {
    let key = VerifierKey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
    let text = "If you think cryptography is the answer to your problem,\n\
                then you don't know what your problem is.\n\n\
                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let note = Note::parse(text).unwrap();
    assert_eq!(note.signatures[0].verify(&note.text, &key), Ok(()));
    assert!(note.signatures[0].verify(&note.text.replace("your", "our"), &key).is_err());
}

#[test]
fn what_we_accept_of_a_bent_note_signed_note_accepts_too() {
    let mut sample = note();
    sample.signatures.truncate(2);
    let sample = sample.to_string();
    let mut accepted = 0;
    for bit in 0..sample.len() * 8 {
        let mut bent = sample.clone().into_bytes();
        bent[bit / 8] ^= 1 << (bit % 8);
        let Ok(bent) = String::from_utf8(bent) else { continue };
        let read = Note::parse(&bent);
        let verified = read.is_ok_and(|note| {
            let signature = note.signatures.iter().find(|signature| signature.is_by(&log_key()));
            signature.is_some_and(|signature| signature.verify(&note.text, &log_key()).is_ok())
        });
        accepted += u32::from(verified);
        assert!(!verified || opens_for_the_crate(&bent), "bit {bit}");
    }
    // Changes in the line of a witness, which is a stranger here.
    assert!(accepted > 0);
}
