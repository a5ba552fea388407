//! Keys that sign acts: Ed25519, or P-256 for tokens and devices that know only that. The algorithm is registered with
//! the key, by the length of its bytes; an act names it as well, and one that names another is not that key's.

mod p256_key;

use crate::{Genesis, KeyId};
use alloc::vec::Vec;
use core::ops::Deref;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How a key signs. Source: RFC 9053 sections 2.1 and 2.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alg {
    /// EdDSA over edwards25519, COSE algorithm -8.
    Ed25519,
    /// ECDSA over P-256 with SHA-256, COSE algorithm -7.
    Es256,
}

impl Alg {
    /// Its COSE algorithm number.
    pub fn number(self) -> i64 {
        match self {
            Alg::Ed25519 => -8,
            Alg::Es256 => -7,
        }
    }

    /// The algorithm with this COSE number, if acts may be signed by it.
    pub fn from_number(number: i64) -> Option<Alg> {
        [Alg::Ed25519, Alg::Es256].into_iter().find(|alg| alg.number() == number)
    }

    /// Its name as people write it.
    pub fn key(self) -> &'static str {
        match self {
            Alg::Ed25519 => "ed25519",
            Alg::Es256 => "es256",
        }
    }

    /// Its number as one byte of CBOR: what tells the identifiers of two keys of the same bytes apart.
    fn byte(self) -> u8 {
        match self {
            Alg::Ed25519 => 0x27,
            Alg::Es256 => 0x26,
        }
    }
}

/// The bytes of a public act key, sound or not: 32 of an Ed25519 key, 33 of a compressed P-256 point (SEC 1 section 2.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyBytes {
    /// Ed25519.
    Ed25519([u8; 32]),
    /// P-256.
    Es256([u8; 33]),
}

impl KeyBytes {
    /// As many bytes as a key has.
    pub fn from_slice(bytes: &[u8]) -> Option<KeyBytes> {
        match bytes.len() {
            32 => bytes.try_into().ok().map(KeyBytes::Ed25519),
            33 => bytes.try_into().ok().map(KeyBytes::Es256),
            _ => None,
        }
    }

    /// How such a key signs.
    pub fn alg(&self) -> Alg {
        match self {
            KeyBytes::Ed25519(_) => Alg::Ed25519,
            KeyBytes::Es256(_) => Alg::Es256,
        }
    }
}

impl Deref for KeyBytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            KeyBytes::Ed25519(bytes) => bytes,
            KeyBytes::Es256(bytes) => bytes,
        }
    }
}

impl AsRef<[u8]> for KeyBytes {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl From<[u8; 32]> for KeyBytes {
    fn from(bytes: [u8; 32]) -> KeyBytes {
        KeyBytes::Ed25519(bytes)
    }
}

/// A public act key, known to be a point of its curve, in its one spelling, under which not just anybody can sign.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    point: Point,
    /// All three follow from the key; every signature that is checked needs them again.
    bytes: KeyBytes,
    id: KeyId,
    hash: [u8; 32],
}

#[derive(Clone, PartialEq, Eq)]
enum Point {
    Ed25519(VerifyingKey),
    Es256(p256_key::Point),
}

impl core::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "PublicKey({})", self.id)
    }
}

impl PublicKey {
    /// Reads the 32 bytes of an Ed25519 key or the 33 of a P-256 key.
    ///
    /// Returns `None` if they are not a canonical point, or one of small order, for which anybody can sign. A torsion
    /// part is let pass: it harms nobody but the key's owner, and verifiers with stock libraries cannot see it.
    pub fn from_bytes(bytes: &[u8]) -> Option<PublicKey> {
        let bytes = KeyBytes::from_slice(bytes)?;
        let point = match &bytes {
            KeyBytes::Ed25519(bytes) => {
                let key = VerifyingKey::from_bytes(bytes).ok()?;
                let canonical = key.to_edwards().compress().as_bytes() == bytes;
                Point::Ed25519((canonical && !key.is_weak()).then_some(key)?)
            }
            KeyBytes::Es256(bytes) => Point::Es256(p256_key::Point::from_bytes(bytes)?),
        };
        Some(PublicKey::new(point, bytes))
    }

    fn new(point: Point, bytes: KeyBytes) -> PublicKey {
        let alg = bytes.alg().byte();
        let hash = Sha256::new().chain_update(b"cw/kid/1").chain_update([alg]).chain_update(bytes).finalize();
        let id = KeyId([hash[0], hash[1], hash[2], hash[3]]);
        PublicKey { point, bytes, id, hash: Sha256::digest(bytes).into() }
    }

    /// Its bytes.
    pub fn bytes(&self) -> KeyBytes {
        self.bytes
    }

    /// How it signs.
    pub fn alg(&self) -> Alg {
        self.bytes.alg()
    }

    /// The short identifier that acts carry.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Whether `signature` over `message` holds. Ed25519 by the strict rule: no small-order points, no second spelling.
    /// P-256 with r and s from 1 to n - 1 and s not above n/2: of the two signatures that anybody can make of one, only
    /// one counts, so an act in the record has one form that its author signed.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        match &self.point {
            Point::Ed25519(key) => key.verify_strict(message, &Signature::from_bytes(signature)).is_ok(),
            Point::Es256(key) => key.verify(message, signature),
        }
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
pub struct ActKey(Secret);

enum Secret {
    Ed25519(SigningKey),
    Es256(p256_key::Secret),
}

impl ActKey {
    /// An Ed25519 key from its 32-byte seed.
    pub fn from_seed(seed: &[u8; 32]) -> ActKey {
        ActKey(Secret::Ed25519(SigningKey::from_bytes(seed)))
    }

    /// A P-256 key from its 32-byte scalar; `None` if that is zero or not below the order of the curve.
    pub fn es256_from_scalar(scalar: &[u8; 32]) -> Option<ActKey> {
        p256_key::Secret::from_bytes(scalar).map(|secret| ActKey(Secret::Es256(secret)))
    }

    /// The seed or scalar, for writing it to the owner's own key file.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        match &self.0 {
            Secret::Ed25519(key) => Zeroizing::new(key.to_bytes()),
            Secret::Es256(key) => key.bytes(),
        }
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        match &self.0 {
            Secret::Ed25519(key) => {
                let key = key.verifying_key();
                PublicKey::new(Point::Ed25519(key), KeyBytes::Ed25519(key.to_bytes()))
            }
            Secret::Es256(key) => {
                let point = key.point();
                let bytes = KeyBytes::Es256(point.bytes());
                PublicKey::new(Point::Es256(point), bytes)
            }
        }
    }

    /// Signs any bytes. Callers prefix a purpose of their own, so that no signature serves two purposes.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        match &self.0 {
            Secret::Ed25519(key) => key.sign(message).to_bytes(),
            Secret::Es256(key) => key.sign(message),
        }
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

/// The one signature that counts of the two that a P-256 signature can be written as; every other is given back as it is.
/// Tokens know nothing of our rule.
pub fn with_low_s(alg: Alg, signature: [u8; 64]) -> [u8; 64] {
    match alg {
        Alg::Ed25519 => signature,
        Alg::Es256 => p256_key::low(signature),
    }
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
        assert!(PublicKey::from_bytes(&[1; 31]).is_none() && PublicKey::from_bytes(&[]).is_none());
    }

    #[test]
    fn one_secret_has_another_identifier_under_another_algorithm() {
        let (eddsa, es256) = (ActKey::from_seed(&[1; 32]), ActKey::es256_from_scalar(&[1; 32]).unwrap());
        assert_eq!(eddsa.seed(), es256.seed());
        assert_ne!(eddsa.public().id(), es256.public().id());
        for alg in [Alg::Ed25519, Alg::Es256] {
            assert_eq!(Alg::from_number(alg.number()), Some(alg));
        }
        assert_eq!([-19, -9, 7, 0].map(Alg::from_number), [None; 4]);
    }

    pub(super) fn hex(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
    }
}
