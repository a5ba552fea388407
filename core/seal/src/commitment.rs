//! What binds an author to a content, item by item.

use crate::BaseKey;
use crate::secret::derive;
use act::Content;
use sha2::{Digest, Sha256};

/// The commitment to a content under an act's base key: `SHA-256("cw/c/1" ‖ h of every item, ascending)`.
pub fn commitment(content: &Content, base: &BaseKey) -> [u8; 32] {
    bind(content.items().iter().map(|(number, bytes)| item_hash(*number, &salt(base, *number), bytes)))
}

/// The salt of item `number`. Without it nobody can tell a likely value from its hash.
pub(crate) fn salt(base: &BaseKey, number: u64) -> [u8; 16] {
    *derive(base.bytes(), &[b"cw/salt/1", &number.to_be_bytes()])
}

/// `SHA-256("cw/f/1" ‖ salt ‖ number ‖ bytes)`. All parts but the last have one length, so no two items share a hash.
pub(crate) fn item_hash(number: u64, salt: &[u8; 16], bytes: &[u8]) -> [u8; 32] {
    let hash = Sha256::new().chain_update(b"cw/f/1").chain_update(salt);
    hash.chain_update(number.to_be_bytes()).chain_update(bytes).finalize().into()
}

/// The commitment to a row of item hashes.
pub(crate) fn bind(hashes: impl IntoIterator<Item = [u8; 32]>) -> [u8; 32] {
    let all = Sha256::new().chain_update(b"cw/c/1");
    hashes.into_iter().fold(all, |all, h| all.chain_update(h)).finalize().into()
}
