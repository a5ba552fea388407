//! T4: signatures on which Ed25519 verifiers are known to disagree, and what we say to each.
//!
//! `test/vectors/ed25519/README.md` holds the table; each file one row. Source: LEDGER 6.3.
#![allow(clippy::unwrap_used)]

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, VerifyingKey};
use foreign::{Go, node};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tlog::note::{KeyFault, Kind, VerifierKey};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/ed25519")
}

/// The vectors by file name, each as its header fields.
fn vectors() -> BTreeMap<String, BTreeMap<String, String>> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let files = files.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path));
    files
        .filter(|(name, _)| name != "unsound-keys")
        .map(|(name, path)| {
            let text = std::fs::read_to_string(path).unwrap();
            let fields = text.lines().filter_map(|line| line.split_once(": "));
            (name, fields.map(|(field, value)| (field.to_owned(), value.to_owned())).collect())
        })
        .collect()
}

fn verdict(accepted: bool) -> &'static str {
    if accepted { "accepted" } else { "refused" }
}

fn bytes<const N: usize>(vector: &BTreeMap<String, String>, field: &str) -> [u8; N] {
    HEXLOWER.decode(vector[field].as_bytes()).unwrap().try_into().unwrap()
}

#[test]
fn verify_strict_gives_the_documented_verdict_on_every_edge() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 14);
    for (name, vector) in &vectors {
        let message = HEXLOWER.decode(vector["message"].as_bytes()).unwrap();
        let signature = Signature::from_bytes(&bytes(vector, "signature"));
        let key = VerifyingKey::from_bytes(&bytes(vector, "public"));
        let accepted = key.is_ok_and(|key| key.verify_strict(&message, &signature).is_ok());
        assert_eq!(verdict(accepted), vector["expect"], "{name}");
    }
}

#[test]
fn our_keys_are_stopped_before_any_signature_when_verifiers_could_disagree() {
    for (name, vector) in vectors() {
        let key = VerifierKey::new("record.example", Kind::Ed25519, &bytes(&vector, "public"));
        assert_eq!(verdict(key.is_ok()), vector["key"], "{name}");
    }
}

#[test]
fn every_small_order_or_second_spelling_of_a_point_is_no_key() {
    let text = std::fs::read_to_string(folder().join("unsound-keys.txt")).unwrap();
    let (_, points) = text.split_once("\n\n").unwrap();
    for point in points.lines() {
        let public = HEXLOWER.decode(point.as_bytes()).unwrap().try_into().unwrap();
        let key = VerifierKey::new("record.example", Kind::Ed25519, &public);
        assert_eq!(key.map(|key| key.to_string()), Err(KeyFault::Point), "{point}");
    }
    assert_eq!(points.lines().count(), 14);
}

#[test]
fn go_gives_the_documented_verdict_on_every_edge() {
    let vectors = vectors();
    let field = |field: &str| vectors.values().map(|vector| vector[field].clone()).collect::<Vec<_>>();
    let lines = vectors
        .values()
        .map(|vector| ["public", "message", "signature"].map(|field| vector[field].as_str()).join(" ") + "\n");
    let go = Go::build("ed25519", Path::new(env!("CARGO_TARGET_TMPDIR")));
    let said = go.run(&[], &lines.collect::<String>()).unwrap();
    assert_eq!(said.lines().collect::<Vec<_>>(), field("go"), "{:?}", vectors.keys());
}

#[test]
fn our_verifier_in_javascript_says_on_every_edge_what_verify_strict_says() {
    let vectors = vectors();
    let fields = ["public", "message", "signature"];
    let mut lines: Vec<String> = vectors.values().map(|v| fields.map(|field| v[field].as_str()).join(" ")).collect();
    let text = std::fs::read_to_string(folder().join("unsound-keys.txt")).unwrap();
    let unsound = text.split_once("\n\n").unwrap().1;
    lines.extend(unsound.lines().map(|point| format!("{point}  {}", "00".repeat(64))));
    let said = node("ed25519", &lines.join("\n"));
    let column = |field: &str| vectors.values().map(|vector| vector[field].clone()).collect::<Vec<_>>();
    let expected: Vec<String> = column("expect")
        .into_iter()
        .zip(column("key"))
        .map(|(signature, key)| format!("{signature} {key}"))
        .chain(unsound.lines().map(|_| "refused refused".to_owned()))
        .collect();
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}

/// What makes the table safe to live with: a foreign verifier that is less strict than we are differs
/// only under keys that we never admit.
#[test]
fn go_never_accepts_what_we_refuse_under_a_key_that_we_admit() {
    let admitted: Vec<_> = vectors().into_iter().filter(|(_, vector)| vector["key"] == "accepted").collect();
    assert!(admitted.iter().all(|(_, vector)| vector["go"] == vector["expect"]));
    assert!(admitted.len() > 1);
}

#[test]
fn the_table_says_what_the_files_say() {
    let table = std::fs::read_to_string(folder().join("README.md")).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = vectors()
        .iter()
        .map(|(name, vector)| {
            let [comment, expect, key, go] = ["comment", "expect", "key", "go"].map(|field| vector[field].as_str());
            format!("| `{name}` | {comment} | {expect} | {key} | {go} |")
        })
        .collect();
    assert_eq!(rows, expected);
}
