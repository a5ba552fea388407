//! Checkpoints: the signed statement that a log has this size and this root.
//!
//! Three lines and no more: extension lines cannot be audited by others and not every cosignature
//! covers them, so a checkpoint that has any is refused.

use crate::Hash;
use crate::key::{KeyFault, SigningKey, VerifierKey};
use crate::note::{Note, NoteFault, Signature};
use crate::text::{control, decimal, hash, line};
use alloc::string::{String, ToString};
use core::fmt;
use data_encoding::BASE64;

/// Why a text is not a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointFault {
    /// The origin is empty or holds a control character.
    #[error("the origin is empty or holds a control character")]
    Origin,
    /// The size is not a plain decimal number.
    #[error("the size is not a plain decimal number")]
    Size,
    /// The root is not the canonical base64 of 32 bytes.
    #[error("the root is not the base64 of 32 bytes")]
    Root,
    /// Something follows the third line.
    #[error("extension lines are refused")]
    Extension,
}

/// A tree head of the log named by `origin`; not a word about who signed it.
///
/// ```rust
/// use tlog::{SigningKey, checkpoint::{self, Checkpoint}, key::Kind, note::Note};
/// let (key, origin) = (SigningKey::from_seed(&[7; 32]), "log.example/record");
/// let head = Checkpoint::new(origin, 3, [1; 32]).unwrap();
/// let signature = checkpoint::sign(&head, &key, origin).unwrap();
/// let text = Note { text: head.to_string(), signatures: vec![signature] }.to_string();
/// // At the reader: three lines, an empty one, and a signature that only this log can make.
/// let note = Note::parse(&text).unwrap();
/// let read = Checkpoint::parse(&note.text).unwrap();
/// assert_eq!((read.size(), text.lines().count()), (3, 5));
/// let log = key.verifier(origin, Kind::Ed25519).unwrap();
/// assert!(checkpoint::verify(&read, &log, &note.signatures[0]).is_ok());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
}

impl Checkpoint {
    /// The head of the log `origin` at `size` leaves.
    ///
    /// # Errors
    /// [`CheckpointFault::Origin`].
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Self, CheckpointFault> {
        if origin.is_empty() || origin.contains(control) {
            return Err(CheckpointFault::Origin);
        }
        Ok(Self { origin: origin.to_string(), size, root })
    }

    /// Reads the text of a note: origin, size, root, each with its newline.
    ///
    /// # Errors
    /// See [`CheckpointFault`]. Source: C2SP tlog-checkpoint, "Note text".
    pub fn parse(text: &str) -> Result<Self, CheckpointFault> {
        let mut rest = text;
        let origin = line(&mut rest).ok_or(CheckpointFault::Origin)?;
        let size = line(&mut rest).and_then(decimal).ok_or(CheckpointFault::Size)?;
        let root = line(&mut rest).and_then(hash).ok_or(CheckpointFault::Root)?;
        if !rest.is_empty() {
            return Err(CheckpointFault::Extension);
        }
        Self::new(origin, size, root)
    }

    /// The name of the log.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over those leaves.
    pub fn root(&self) -> &Hash {
        &self.root
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(&self.root))
    }
}

/// The log's own signature (type 1). A [`crate::policy::Policy`] wants `name` to be the origin.
///
/// # Errors
/// [`KeyFault::Name`] if `name` cannot be a key name.
pub fn sign(checkpoint: &Checkpoint, key: &SigningKey, name: &str) -> Result<Signature, KeyFault> {
    Note::sign(&checkpoint.to_string(), name, key)
}

/// Verifies the log's own signature.
///
/// # Errors
/// [`NoteFault::OtherKey`], [`NoteFault::BadSignature`].
pub fn verify(checkpoint: &Checkpoint, key: &VerifierKey, signature: &Signature) -> Result<(), NoteFault> {
    signature.verify(&checkpoint.to_string(), key)
}
