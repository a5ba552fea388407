//! Proof files: that an entry is in a log whose head a quorum of witnesses has signed, checkable
//! offline with nothing but the entry and a policy.
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! index 73894
//! gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
//!
//! example.org/log
//! 109482
//! …
//! ```

use crate::note::{Note, NoteFault};
use crate::policy::{JudgeFault, Policy, Verdict};
use crate::text::{decimal, hash, line};
use crate::{Hash, ProofFault, leaf_hash, verify_inclusion};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use data_encoding::BASE64;

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// Why a proof file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleFault {
    /// The first line is not `c2sp.org/tlog-proof@v1`.
    #[error("not a tlog-proof, version 1")]
    Header,
    /// The extra data is empty or not canonical base64.
    #[error("the extra data is malformed")]
    Extra,
    /// The index is not a plain decimal number.
    #[error("the index is malformed")]
    Index,
    /// A proof line is not a hash, there are more than 64, or no empty line ends them.
    #[error("the inclusion proof is malformed")]
    Hashes,
    /// The checkpoint is not a signed note.
    #[error(transparent)]
    Note(#[from] NoteFault),
    /// The policy rejects the checkpoint.
    #[error(transparent)]
    Judge(#[from] JudgeFault),
    /// Too few witnesses have cosigned the checkpoint.
    #[error("{0} known witnesses have signed, which is no quorum")]
    Quorum(usize),
    /// The entry is not in the tree at this index.
    #[error(transparent)]
    Inclusion(#[from] ProofFault),
}

/// A proof file, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Data for the reader that nothing authenticates; never empty.
    pub extra: Option<Vec<u8>>,
    /// Where the entry stands, from 0.
    pub index: u64,
    /// The inclusion proof, sibling of the leaf first.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint_note_text: String,
}

impl Proof {
    /// Reads a proof file; verifies nothing.
    ///
    /// # Errors
    /// See [`BundleFault`]. Source: C2SP tlog-proof, "Format".
    pub fn parse(text: &str) -> Result<Self, BundleFault> {
        let mut rest = text;
        if line(&mut rest) != Some(HEADER) {
            return Err(BundleFault::Header);
        }
        let mut next = line(&mut rest).ok_or(BundleFault::Index)?;
        let mut extra = None;
        if let Some(base64) = next.strip_prefix("extra ") {
            let bytes = crate::text::base64(base64).ok_or(BundleFault::Extra)?;
            extra = Some(bytes).filter(|bytes| !bytes.is_empty());
            extra.as_ref().ok_or(BundleFault::Extra)?;
            next = line(&mut rest).ok_or(BundleFault::Index)?;
        }
        let index = next.strip_prefix("index ").and_then(decimal).ok_or(BundleFault::Index)?;
        let mut hashes = Vec::new();
        loop {
            match line(&mut rest).ok_or(BundleFault::Hashes)? {
                "" => break,
                // No path is longer: a tree has fewer than 2^64 leaves.
                _ if hashes.len() == 64 => return Err(BundleFault::Hashes),
                text => hashes.push(hash(text).ok_or(BundleFault::Hashes)?),
            }
        }
        Note::parse(rest)?;
        Ok(Self { extra, index, hashes, checkpoint_note_text: rest.to_string() })
    }

    /// Checks that `leaf` is in a log of `policy`, under a checkpoint that its quorum has cosigned.
    ///
    /// # Errors
    /// [`BundleFault::Note`], [`BundleFault::Judge`], [`BundleFault::Quorum`],
    /// [`BundleFault::Inclusion`].
    pub fn verify(&self, leaf: &[u8], policy: &Policy) -> Result<Verdict, BundleFault> {
        let note = Note::parse(&self.checkpoint_note_text)?;
        let verdict = policy.judge(&note)?;
        if !verdict.quorum {
            return Err(BundleFault::Quorum(verdict.cosigners.len()));
        }
        let (size, root) = (verdict.checkpoint.size(), verdict.checkpoint.root());
        verify_inclusion(&leaf_hash(leaf), self.index, size, &self.hashes, root)?;
        Ok(verdict)
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = self.extra.as_ref().filter(|extra| !extra.is_empty()) {
            writeln!(f, "extra {}", BASE64.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", BASE64.encode(hash)))?;
        write!(f, "\n{}", self.checkpoint_note_text)
    }
}
