//! The latch: the last promise, durably replaced before a checkpoint leaves the house.

use crate::SequencerFault;
use act::cbor::{CborFault, Reader, Writer};
use alloc::string::String;
use alloc::vec::Vec;

/// The last promise: durably replaced before a checkpoint leaves the house.
///
/// ```rust
/// use record::Latch;
/// let latch = Latch { size: 12, root: [7; 32], checkpoint: "log.example\n12\n..\n".into() };
/// let mut bytes = latch.encode();
/// assert_eq!(Latch::decode(&bytes).unwrap(), latch);
/// bytes[5] ^= 1;
/// assert!(Latch::decode(&bytes).is_err(), "a flipped bit is never another promise");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latch {
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
        w.array(3).uint(self.size).bytes(&self.root).text(&self.checkpoint);
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
                r.array_len(3)?;
                Ok(Latch { size: r.uint()?, root: r.array_of()?, checkpoint: r.text()? })
            })
        };
        read().map_err(SequencerFault::Latch)
    }
}
