//! The words a log and a witness exchange: `add-checkpoint` and its answers.
//!
//! ```text
//! old 20852014
//! PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
//!
//! example.org/log
//! 20852163
//! …
//! ```

use crate::Hash;
use crate::note::{Note, NoteFault, Signature, parse_signatures};
use crate::text::{decimal, hash, line};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};
use data_encoding::BASE64;

/// The most proof lines a request may carry.
pub const PROOF_LINES_MAX: usize = 63;

/// Why a request or an answer is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WitnessFault {
    /// The first line is not `old` and a plain decimal number.
    #[error("the request does not begin with the old size")]
    OldSize,
    /// A proof line is not a hash, there are more than 63, or no empty line ends them.
    #[error("the consistency proof is malformed")]
    Proof,
    /// An old size of 0 comes with proof lines.
    #[error("a first checkpoint needs no consistency proof")]
    Unneeded,
    /// What follows the empty line is not a signed note, or an answer has no signature lines.
    #[error(transparent)]
    Note(#[from] NoteFault),
    /// A conflict is not answered with a plain decimal number.
    #[error("the conflict answer is not a size")]
    Conflict,
}

/// What a log sends to a witness. Source: C2SP tlog-witness, "add-checkpoint".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size the log believes the witness cosigned last; 0 if none.
    pub old_size: u64,
    /// The consistency proof from that size; at most 63 hashes, none if the old size is 0.
    pub proof: Vec<Hash>,
    /// The signed checkpoint, other signatures welcome.
    pub note: Note,
}

impl AddCheckpoint {
    /// Reads a request body; verifies nothing.
    ///
    /// # Errors
    /// See [`WitnessFault`]; the protocol's answer is 400 Bad Request.
    pub fn parse(text: &str) -> Result<Self, WitnessFault> {
        let mut rest = text;
        let old = line(&mut rest).and_then(|line| line.strip_prefix("old "));
        let old_size = old.and_then(decimal).ok_or(WitnessFault::OldSize)?;
        let mut proof = Vec::new();
        loop {
            match line(&mut rest).ok_or(WitnessFault::Proof)? {
                "" => break,
                _ if proof.len() == PROOF_LINES_MAX => return Err(WitnessFault::Proof),
                text => proof.push(hash(text).ok_or(WitnessFault::Proof)?),
            }
        }
        if old_size == 0 && !proof.is_empty() {
            return Err(WitnessFault::Unneeded);
        }
        Ok(Self { old_size, proof, note: Note::parse(rest)? })
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old_size)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", BASE64.encode(hash)))?;
        write!(f, "\n{}", self.note)
    }
}

/// Writes the body of a 200 answer: the witness's signature lines.
pub fn write_cosignatures(signatures: &[Signature]) -> String {
    let mut text = String::new();
    for signature in signatures {
        writeln!(text, "{signature}").expect("a String takes what it is given");
    }
    text
}

/// Reads the body of a 200 answer: one or more signature lines, not yet verified.
///
/// # Errors
/// [`WitnessFault::Note`].
pub fn parse_cosignatures(text: &str) -> Result<Vec<Signature>, WitnessFault> {
    Ok(parse_signatures(text)?)
}

/// Writes the body of a 409 answer: the size cosigned last (media type `text/x.tlog.size`).
pub fn write_conflict(size: u64) -> String {
    alloc::format!("{size}\n")
}

/// Reads the body of a 409 answer.
///
/// # Errors
/// [`WitnessFault::Conflict`].
pub fn parse_conflict(text: &str) -> Result<u64, WitnessFault> {
    text.strip_suffix('\n').and_then(decimal).ok_or(WitnessFault::Conflict)
}
