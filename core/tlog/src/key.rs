//! Ed25519 keys of logs and witnesses, and the `vkey` strings that name them.
//!
//! `guar1.example/witness+3f2a9c01+BNV…` is: key name, key id in lower-case hexadecimal, base64 of the
//! signature type and the public key.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::Signer;
use sha2::{Digest, Sha256};

/// The first four bytes of SHA-256 over key name, newline, signature type and public key.
pub type KeyId = [u8; 4];

/// What a key signs. Source: C2SP signed-note, "Signature types".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Type 1: the note text itself; logs sign their checkpoints so.
    Ed25519,
    /// Type 4: the checkpoint with a time before it; witnesses sign so.
    Cosignature,
}

impl Kind {
    /// The type byte inside key ids and vkeys.
    pub fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 1,
            Self::Cosignature => 4,
        }
    }

    fn from_byte(byte: u8) -> Option<Self> {
        [Self::Ed25519, Self::Cosignature].into_iter().find(|kind| kind.byte() == byte)
    }
}

/// Why a key or its text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The text is not `name+id+base64`, each in its one spelling.
    #[error("not a verifier key: expected name+keyid+base64")]
    Form,
    /// The name is empty or holds white space, a plus or a control character.
    #[error("a key name may not be empty nor hold white space, plus or control characters")]
    Name,
    /// The signature type is neither 1 nor 4.
    #[error("signature type {0} is not supported")]
    Kind(u8),
    /// The key id is not the one that name, type and key give.
    #[error("the key id does not belong to this name and key")]
    Id,
    /// The point is not on the curve, not canonical, or not of prime order.
    #[error("not a usable Ed25519 public key")]
    Point,
}

/// Computes a key id. Source: C2SP signed-note, "Signatures".
pub fn key_id(name: &str, kind: Kind, public: &[u8; 32]) -> KeyId {
    let hash = Sha256::new().chain_update(name).chain_update([b'\n', kind.byte()]).chain_update(public).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

/// A public key with the name it signs under; holding one proves that the point is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    kind: Kind,
    point: ed25519_dalek::VerifyingKey,
}

impl VerifierKey {
    /// Checks a name and a public key.
    ///
    /// # Errors
    /// [`KeyFault::Name`]; [`KeyFault::Point`] for any key that an honest signer cannot have made.
    /// Verifiers are known to disagree about signatures under those, so they are stopped here.
    pub fn new(name: &str, kind: Kind, public: &[u8; 32]) -> Result<Self, KeyFault> {
        named(name)?;
        let point = ed25519_dalek::VerifyingKey::from_bytes(public).map_err(|_| KeyFault::Point)?;
        let edwards = point.to_edwards();
        let canonical = edwards.compress().as_bytes() == public;
        // The neutral element is torsion free too, hence the second question.
        if !canonical || !edwards.is_torsion_free() || edwards.is_small_order() {
            return Err(KeyFault::Point);
        }
        Ok(Self { name: name.to_string(), kind, point })
    }

    /// Reads a vkey string.
    ///
    /// # Errors
    /// See [`KeyFault`]. Source: C2SP signed-note, "Verifier keys".
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        // Neither part behind the name can be mistaken: the name holds no plus, base64 may.
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyFault::Form);
        };
        let id = HEXLOWER.decode(id.as_bytes()).map_err(|_| KeyFault::Form)?;
        let key = crate::text::base64(key).ok_or(KeyFault::Form)?;
        let (byte, public) = key.split_first().ok_or(KeyFault::Form)?;
        let kind = Kind::from_byte(*byte).ok_or(KeyFault::Kind(*byte))?;
        let read = Self::new(name, kind, public.try_into().map_err(|_| KeyFault::Form)?)?;
        if id != read.id() {
            return Err(KeyFault::Id);
        }
        Ok(read)
    }

    /// The key name, as it stands on signature lines.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What this key signs.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The 32 bytes of the public key.
    pub fn public(&self) -> &[u8; 32] {
        self.point.as_bytes()
    }

    /// The key id on signature lines.
    pub fn id(&self) -> KeyId {
        key_id(&self.name, self.kind, self.public())
    }

    /// Whether `signature` is this key's over `message`; strict, never batched.
    pub(crate) fn holds(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        self.point.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key: Vec<u8> = [&[self.kind.byte()], &self.public()[..]].concat();
        write!(f, "{}+{}+{}", self.name, HEXLOWER.encode(&self.id()), BASE64.encode(&key))
    }
}

/// The secret key of a log or a witness; wiped from memory when dropped.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Takes the 32 secret bytes; the caller wipes its own copy.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The 32 bytes of the public key.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The key that verifies what this one signs under `name`.
    ///
    /// # Errors
    /// [`KeyFault::Name`].
    pub fn verifier(&self, name: &str, kind: Kind) -> Result<VerifierKey, KeyFault> {
        VerifierKey::new(name, kind, &self.public())
    }

    /// Private, so that nothing is signed here but notes and cosignatures.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

/// Refuses what cannot be a key name. Source: C2SP signed-note, "Format".
pub(crate) fn named(name: &str) -> Result<(), KeyFault> {
    let bad = |letter: char| letter == '+' || letter.is_whitespace() || crate::text::control(letter);
    if name.is_empty() || name.contains(bad) { Err(KeyFault::Name) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn a_secret_key_is_wiped_and_never_printed() {
        fn wiped<T: zeroize::ZeroizeOnDrop>() {}
        // Does not compile if the feature that wipes is ever lost.
        wiped::<ed25519_dalek::SigningKey>();
        assert_eq!(format!("{:?}", SigningKey::from_seed(&[7; 32])), "SigningKey(..)");
    }
}
