//! Writes the corpus of `keyfile`: `cargo run --example key_files`. By the format's description, and not by the program's
//! own hand, so that the two must agree.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use data_encoding::HEXLOWER;
use std::path::PathBuf;

fn main() {
    let (seed, salt, nonce) = ([0x5a; 32], [7; 16], [3; 24]);
    let plain = ceasewire::found::key_text(&seed);
    let head = format!("ceasewire-key-1 argon2id 65536 3 1 {}", HEXLOWER.encode(&salt));
    let cipher = XChaCha20Poly1305::new(&[9; 32].into());
    let payload = Payload { msg: plain.as_bytes(), aad: head.as_bytes() };
    let sealed = cipher.encrypt(&nonce.into(), payload).expect("it is short enough");
    let text = format!("{head} {} {}\n", HEXLOWER.encode(&nonce), HEXLOWER.encode(&sealed));
    write("encrypted", text.as_bytes());
    write("bytes", &[&salt[..], &nonce, &sealed].concat());
    write("open", plain.as_bytes());
    write("without-a-sum", plain.split(' ').next().expect("it has a first word").as_bytes());
}

fn write(name: &str, bytes: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/keyfile");
    std::fs::create_dir_all(&folder).expect("the folder is ours");
    std::fs::write(folder.join(name), bytes).expect("the folder is ours");
}
