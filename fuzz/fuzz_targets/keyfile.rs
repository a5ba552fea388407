//! A member's secret key files: encrypted under a passphrase, and as they stand in the open.
#![no_main]
use ceasewire::found::{key_text, read_key};
use ceasewire::keyfile::Sealed;
use data_encoding::HEXLOWER;
use libfuzzer_sys::fuzz_target;

/// What `examples/key_files.rs` has encrypted under this key.
const GOOD: &str = include_str!("../corpus/keyfile/encrypted");
const KEY: [u8; 32] = [9; 32];
const HEAD: &str = "ceasewire-key-1 argon2id 65536 3 1";

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = str::from_utf8(data) {
        read(text);
    }
    // The fuzzer's bytes as salt, nonce and ciphertext of a file that is well formed around them.
    let (salt, rest) = data.split_at(data.len().min(16));
    let (nonce, bytes) = rest.split_at(rest.len().min(24));
    let [salt, nonce, bytes] = [salt, nonce, bytes].map(|word| HEXLOWER.encode(word));
    read(&format!("{HEAD} {salt} {nonce} {bytes}\n"));
});

fn read(text: &str) {
    if let Some(file) = Sealed::read(text) {
        let written = file.text();
        assert!(written == text || written.strip_suffix('\n') == Some(text));
        assert_eq!(file.open(&KEY).is_some(), written == GOOD, "nothing but what was encrypted opens");
    }
    if let Some(seed) = read_key(text) {
        let written = key_text(&seed);
        let digits = written.split(' ').next().expect("a text has a first word");
        assert!([written.trim(), digits].contains(&text.trim()));
    }
}
