//! What an author can do who does not use our code: any bytes, properly encrypted. By the text of `core/seal`.

use act::{Cover, Genesis, Name, Statement};
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use hkdf::Hkdf;
use seal::BaseKey;
use sha2::{Digest, Sha256};

/// The same statement, its ciphertext holding these bytes instead.
pub fn forge(mut statement: Statement, name: &Name, base: &BaseKey, genesis: &Genesis, content: &[u8]) -> Statement {
    let name = [&name.key.0[..], &name.serial.to_be_bytes()].concat();
    let clear = [&genesis.0[..], &name, &statement.clear_bytes()].concat();
    let Cover::Channel { commitment, ciphertext, .. } = &mut statement.cover else { panic!("sealed to a channel") };
    let info = [&b"cw/enc/1"[..], &commitment[..], &Sha256::digest(&clear)].concat();
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, base.bytes()).expand(&info, &mut key).unwrap();
    let mut padded = content.to_vec();
    padded.resize(content.len().next_multiple_of(16), 0);
    let message = Payload { msg: &padded, aad: &clear };
    *ciphertext = ChaCha20Poly1305::new(&key.into()).encrypt(&Default::default(), message).unwrap();
    statement
}
