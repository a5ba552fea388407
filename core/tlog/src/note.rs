//! Signed notes: a text, an empty line, and one line for each signature.
//!
//! ```text
//! example.org/log
//! 7
//! tFRcKE1rRv2n1SbIAdxAhhFQQu8cVvLjqC6cTPgXzEs=
//!
//! — example.org/log ZgfYE0…
//! ```

pub use crate::key::{KeyFault, KeyId, Kind, SigningKey, VerifierKey, key_id};
use crate::text::line;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use data_encoding::BASE64;

/// The longest note read, in bytes.
pub const BYTES_MAX: usize = 1_000_000;
/// The most signatures read. Others must accept 16 and may refuse more.
pub const SIGNATURES_MAX: usize = 100;

/// Why a note or a signature line is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// Longer than [`BYTES_MAX`] or more than [`SIGNATURES_MAX`] signatures.
    #[error("the note is too long or has too many signatures")]
    Size,
    /// A control character other than the newline.
    #[error("the note holds a control character")]
    Control,
    /// No empty line between text and signatures, or nothing behind it.
    #[error("the note has no signatures after an empty line")]
    Unsigned,
    /// A line is not em dash, space, name, space, canonical base64 of at least five bytes.
    #[error("a signature line is malformed")]
    Line,
    /// The signature is from another key than the one at hand.
    #[error("the signature is from another key")]
    OtherKey,
    /// The signature does not verify.
    #[error("the signature does not verify")]
    BadSignature,
}

/// A text with its signatures, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The signed text, its final newline included.
    pub text: String,
    /// The signatures in the order of their lines.
    pub signatures: Vec<Signature>,
}

/// One signature line, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The key name.
    pub name: String,
    /// The key id.
    pub key_id: KeyId,
    /// What follows the key id: 64 bytes for type 1, 72 for type 4, anything for others.
    pub bytes: Vec<u8>,
}

impl Note {
    /// Reads a note; verifies nothing.
    ///
    /// # Errors
    /// See [`NoteFault`]. Source: C2SP signed-note, "Format".
    pub fn parse(text: &str) -> Result<Self, NoteFault> {
        if text.len() > BYTES_MAX {
            return Err(NoteFault::Size);
        }
        if text.contains(|letter| letter != '\n' && crate::text::control(letter)) {
            return Err(NoteFault::Control);
        }
        let split = text.rfind("\n\n").ok_or(NoteFault::Unsigned)?;
        let (body, lines) = (&text[..split + 1], &text[split + 2..]);
        Ok(Self { text: body.to_string(), signatures: parse_signatures(lines)? })
    }

    /// Signs `text`, which ends in a newline, as type 1 under `name`.
    ///
    /// # Errors
    /// [`KeyFault::Name`] if `name` cannot be a key name.
    pub fn sign(text: &str, name: &str, key: &SigningKey) -> Result<Signature, KeyFault> {
        let key_id = key.verifier(name, Kind::Ed25519)?.id();
        Ok(Signature { name: name.to_string(), key_id, bytes: key.sign(text.as_bytes()).to_vec() })
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl Signature {
    /// Reads one line without its newline.
    ///
    /// # Errors
    /// [`NoteFault::Line`].
    pub fn parse(text: &str) -> Result<Self, NoteFault> {
        let rest = text.strip_prefix("— ").ok_or(NoteFault::Line)?;
        let (name, base64) = rest.split_once(' ').ok_or(NoteFault::Line)?;
        crate::key::named(name).map_err(|_| NoteFault::Line)?;
        let bytes = crate::text::base64(base64).ok_or(NoteFault::Line)?;
        let (key_id, bytes) = bytes.split_first_chunk().ok_or(NoteFault::Line)?;
        if bytes.is_empty() {
            return Err(NoteFault::Line);
        }
        Ok(Self { name: name.to_string(), key_id: *key_id, bytes: bytes.to_vec() })
    }

    /// Whether name and key id are those of `key`; says nothing about validity.
    pub fn is_by(&self, key: &VerifierKey) -> bool {
        self.name == key.name() && self.key_id == key.id()
    }

    /// Verifies a type 1 signature over `text`.
    ///
    /// # Errors
    /// [`NoteFault::OtherKey`], [`NoteFault::BadSignature`].
    pub fn verify(&self, text: &str, key: &VerifierKey) -> Result<(), NoteFault> {
        if !self.is_by(key) || key.kind() != Kind::Ed25519 {
            return Err(NoteFault::OtherKey);
        }
        let bytes = self.bytes.as_slice().try_into().map_err(|_| NoteFault::BadSignature)?;
        key.holds(text.as_bytes(), bytes).then_some(()).ok_or(NoteFault::BadSignature)
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.key_id, &self.bytes[..]].concat();
        write!(f, "— {} {}", self.name, BASE64.encode(&bytes))
    }
}

/// Reads one or more newline-terminated signature lines.
pub(crate) fn parse_signatures(mut rest: &str) -> Result<Vec<Signature>, NoteFault> {
    let mut signatures = Vec::new();
    while !rest.is_empty() {
        if signatures.len() == SIGNATURES_MAX {
            return Err(NoteFault::Size);
        }
        signatures.push(Signature::parse(line(&mut rest).ok_or(NoteFault::Line)?)?);
    }
    if signatures.is_empty() { Err(NoteFault::Unsigned) } else { Ok(signatures) }
}
