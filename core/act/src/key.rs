//! Keys that sign acts. Ed25519 only so far; the algorithm is registered with the key, never read from an act.

use crate::{Genesis, KeyId};
use alloc::vec::Vec;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// COSE algorithm number of EdDSA (RFC 9053 section 2.2).
pub(crate) const ALG_EDDSA: i64 = -8;

/// A public act key, known to be a point of the curve that is not of small order.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    key: VerifyingKey,
    /// Both follow from the key; every signature that is checked needs them again.
    id: KeyId,
    hash: [u8; 32],
}

impl core::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "PublicKey({})", self.id)
    }
}

impl PublicKey {
    /// Reads 32 bytes.
    ///
    /// Returns `None` if they are not a canonical point, or one of small order, for which anybody can sign. A torsion
    /// part is let pass: it harms nobody but the key's owner, and verifiers with stock libraries cannot see it.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<PublicKey> {
        let key = VerifyingKey::from_bytes(bytes).ok()?;
        let point = key.to_edwards();
        let canonical = point.compress().as_bytes() == bytes;
        (canonical && !key.is_weak()).then(|| PublicKey::new(key))
    }

    fn new(key: VerifyingKey) -> PublicKey {
        let bytes = key.to_bytes();
        let hash = Sha256::new().chain_update(b"cw/kid/1").chain_update([0x27]).chain_update(bytes).finalize();
        let id = KeyId([hash[0], hash[1], hash[2], hash[3]]);
        PublicKey { key, id, hash: Sha256::digest(bytes).into() }
    }

    /// Its 32 bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// The short identifier that acts carry.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Whether `signature` over `message` holds, by the strict rule (no small-order points, no malleability).
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    /// The external data of every signature by this key: `"cw1" ‖ genesis ‖ SHA-256(public key)`. Source: LEDGER 4.1.
    pub(crate) fn external(&self, genesis: &Genesis) -> Vec<u8> {
        let mut out = Vec::with_capacity(67);
        out.extend(b"cw1");
        out.extend(genesis.0);
        out.extend(self.hash);
        out
    }
}

/// A secret act key. It has no `Display` and no `Debug`; its memory is cleared when it is dropped.
pub struct ActKey(SigningKey);

impl ActKey {
    /// From its 32-byte seed.
    pub fn from_seed(seed: &[u8; 32]) -> ActKey {
        ActKey(SigningKey::from_bytes(seed))
    }

    /// The seed, for writing it to the owner's own key file.
    pub fn seed(&self) -> zeroize::Zeroizing<[u8; 32]> {
        zeroize::Zeroizing::new(self.0.to_bytes())
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey::new(self.0.verifying_key())
    }

    /// Signs any bytes. Callers prefix a purpose of their own, so that no signature serves two purposes.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// What an offline root key signs to approve a key, member or rulebook change:
/// `"cw/approve/1" ‖ genesis ‖ the change's own bytes`.
pub fn approval_bytes(genesis: &Genesis, change: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(44 + change.len());
    out.extend(b"cw/approve/1");
    out.extend(genesis.0);
    out.extend(change);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_not_a_canonical_point_or_of_small_order_is_no_key() {
        // y = 2^256 - 1, beyond the field; the neutral element; a point of order 8.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut eight = [0; 32];
        eight.copy_from_slice(&hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"));
        for bytes in [[255; 32], neutral, eight] {
            assert!(PublicKey::from_bytes(&bytes).is_none(), "{bytes:02x?}");
        }
        let good = ActKey::from_seed(&[1; 32]).public();
        assert_eq!(PublicKey::from_bytes(&good.bytes()), Some(good));
    }

    fn hex(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
    }
}
