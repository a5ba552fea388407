//! A leaf of the record: an act and the moment of its inclusion, or the genesis document at index 0.
//!
//! ```text
//! leaf    = [1, t (ms since 1970 UTC), act (bytes)]
//! leaf 0  = [0, t, genesis document (bytes)]
//! ```
//! The time lies inside the tree, so a cosigned checkpoint proves it. Source: LEDGER 4.2.

use act::cbor::{CborFault, Reader, Writer};
use act::{MemberId, Millis, Purpose, Signed};
use alloc::{string::String, vec::Vec};

/// Longest leaf of a C2SP entry bundle, bytes (a 16-bit length stands before it).
pub const LEAF_LEN_MAX: usize = 65_535;

/// One leaf's bytes, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// Index 0: the genesis document.
    Genesis {
        /// Time of founding, milliseconds.
        at: Millis,
        /// The document.
        document: Vec<u8>,
    },
    /// Any later index.
    Act {
        /// Time of inclusion, milliseconds; never smaller than the leaf's before.
        at: Millis,
        /// The act's bytes.
        act: Vec<u8>,
    },
}

/// Why bytes are not a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LeafFault {
    /// Longer than [`LEAF_LEN_MAX`].
    #[error("a leaf of {0} bytes is longer than the 65,535 allowed")]
    TooLong(usize),
    /// Not canonical.
    #[error("the bytes are not a canonical leaf: {0}")]
    Form(#[from] CborFault),
}

impl Leaf {
    /// Its bytes, which the tree hashes.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        match self {
            Leaf::Genesis { at, document } => w.array(3).uint(0).uint(*at).bytes(document),
            Leaf::Act { at, act } => w.array(3).uint(1).uint(*at).bytes(act),
        };
        w.done()
    }

    /// Reads exactly one leaf.
    ///
    /// # Errors
    /// [`LeafFault`].
    pub fn decode(bytes: &[u8]) -> Result<Leaf, LeafFault> {
        if bytes.len() > LEAF_LEN_MAX {
            return Err(LeafFault::TooLong(bytes.len()));
        }
        Reader::whole(bytes, |r| {
            r.array_len(3)?;
            match r.uint()? {
                0 => Ok(Leaf::Genesis { at: r.uint()?, document: r.bytes()?.to_vec() }),
                1 => Ok(Leaf::Act { at: r.uint()?, act: r.bytes()?.to_vec() }),
                _ => Err(CborFault::Range.into()),
            }
        })
    }

    /// Time of inclusion, milliseconds.
    pub fn at(&self) -> Millis {
        match self {
            Leaf::Genesis { at, .. } | Leaf::Act { at, .. } => *at,
        }
    }
}

/// An act that stands in the record: its key was in force at this index, its signature holds, its leaf was included then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Included {
    /// Its place in the record; 0 is the genesis document, so never 0.
    pub index: u64,
    /// Time of inclusion, milliseconds since 1970 UTC.
    pub at: Millis,
    /// The act.
    pub act: Signed,
    /// Whose key signed.
    pub author: MemberId,
    /// The key's short name, such as `NORTH` or `NORTH/N`.
    pub key_name: String,
    /// What that key is for.
    pub purpose: Purpose,
}
