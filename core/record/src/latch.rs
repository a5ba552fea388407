//! The latch: the last promise, durably replaced before a checkpoint leaves the house.

use crate::SequencerFault;
use act::cbor::{CborFault, Reader, Writer};
use alloc::string::String;
use alloc::vec::Vec;

/// The founders' term is left out of a latch.
const FOUNDERS: u64 = 1;

/// The last promise: durably replaced before a checkpoint leaves the house.
///
/// ```rust
/// use record::Latch;
/// let latch = Latch { term: 1, size: 12, root: [7; 32], checkpoint: "log.example\n12\n..\n".into() };
/// let mut bytes = latch.encode();
/// assert_eq!(Latch::decode(&bytes).unwrap(), latch);
/// bytes[5] ^= 1;
/// assert!(Latch::decode(&bytes).is_err(), "a flipped bit is never another promise");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latch {
    /// Number of the sequencer's term whose key has signed the checkpoint. A witness knows by it for whom it has signed, also
    /// where its copy of the record does not show that term.
    pub term: u64,
    /// Number of leaves.
    pub size: u64,
    /// Their root.
    pub root: [u8; 32],
    /// The signed checkpoint.
    pub checkpoint: String,
}

impl Latch {
    /// Its bytes in the latch file.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(if self.term == FOUNDERS { 3 } else { 4 }).uint(self.size).bytes(&self.root).text(&self.checkpoint);
        if self.term != FOUNDERS {
            w.uint(self.term);
        }
        let body = w.done();
        let mut w = Writer::new();
        w.array(2).bytes(&body).bytes(&crate::ledger::sha256(&body));
        w.done()
    }

    /// Reads a latch file; a torn or flipped one is refused.
    ///
    /// # Errors
    /// [`SequencerFault::Latch`].
    pub fn decode(bytes: &[u8]) -> Result<Latch, SequencerFault> {
        let read = || -> Result<Latch, CborFault> {
            let (body, sum) = Reader::whole(bytes, |r| -> Result<_, CborFault> {
                r.array_len(2)?;
                Ok((r.bytes()?, r.array_of::<32>()?))
            })?;
            if crate::ledger::sha256(body) != sum {
                return Err(CborFault::Range);
            }
            Reader::whole(body, |r| {
                let items = r.array()?;
                let (size, root, checkpoint) = (r.uint()?, r.array_of()?, r.text()?);
                let term = match items {
                    3 => FOUNDERS,
                    4 => Some(r.uint()?).filter(|term| *term != FOUNDERS).ok_or(CborFault::Range)?,
                    _ => return Err(CborFault::Range),
                };
                Ok(Latch { term, size, root, checkpoint })
            })
        };
        read().map_err(SequencerFault::Latch)
    }
}
