//! What is said of another sequencer.

use serde::{Deserialize, Serialize};

/// What a succession of the sequencer names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTerm {
    /// Number of the term.
    pub term: u64,
    /// Number of leaves that it goes on from.
    pub size: u64,
    /// Their root, hexadecimal.
    pub root: String,
    /// Origin line of the new sequencer's checkpoints.
    pub origin: String,
    /// Who runs it.
    pub member: String,
}
