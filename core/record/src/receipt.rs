//! The sequencer's receipt: this act stands at this index since this time. Given only when that is durable and in the
//! tree. Two receipts, or a receipt and a leaf, that contradict each other are transferable proof. Source: LEDGER 4.2.
//!
//! ```text
//! receipt = 18([ h'{1: -8}', {}, [act hash, index, t], signature ])     external data: "cw1-receipt" ‖ genesis
//! ```

use act::cbor::{CborFault, Reader, Writer};
use act::{ActKey, Genesis, Millis, PublicKey};
use alloc::sync::Arc;
use alloc::vec::Vec;

/// A receipt whose signature holds.
///
/// ```rust
/// use act::{ActKey, Genesis};
/// use record::Receipt;
/// let (sequencer, genesis) = (ActKey::from_seed(&[3; 32]), Genesis([1; 32]));
/// let said = Receipt { act: [9; 32], index: 48_213, at: 1_900_000_000_123 };
/// let signed = said.sign(&sequencer, &genesis);
/// assert_eq!(Receipt::verify(&signed, &sequencer.public(), &genesis).unwrap(), said);
/// // In another mechanism, or under another key, it proves nothing.
/// assert!(Receipt::verify(&signed, &sequencer.public(), &Genesis([2; 32])).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// SHA-256 of what was signed in the act.
    pub act: [u8; 32],
    /// Where it stands.
    pub index: u64,
    /// Time of inclusion, milliseconds.
    pub at: Millis,
}

/// A receipt that the sequencer owes: what it says is durable. Whoever passes it on signs it, on any thread.
#[derive(Clone)]
pub struct Promised {
    receipt: Receipt,
    by: Arc<Signer>,
}

/// The sequencer's key for receipts.
pub(crate) struct Signer {
    key: ActKey,
    genesis: Genesis,
}

impl Signer {
    pub(crate) fn new(seed: &[u8; 32], genesis: Genesis) -> Arc<Signer> {
        Arc::new(Signer { key: ActKey::from_seed(seed), genesis })
    }

    /// Only for what is durable and under the latch.
    pub(crate) fn owes(self: &Arc<Signer>, receipt: Receipt) -> Promised {
        Promised { receipt, by: self.clone() }
    }
}

impl Promised {
    /// The signed receipt.
    pub fn sign(&self) -> Vec<u8> {
        self.receipt.sign(&self.by.key, &self.by.genesis)
    }

    /// What it says.
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }
}

impl core::fmt::Debug for Promised {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.receipt.fmt(f)
    }
}

impl PartialEq for Promised {
    fn eq(&self, other: &Promised) -> bool {
        self.receipt == other.receipt && self.by.genesis == other.by.genesis
    }
}

impl Eq for Promised {}

impl Receipt {
    fn payload(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(3).bytes(&self.act).uint(self.index).uint(self.at);
        w.done()
    }

    /// The signed receipt.
    pub fn sign(&self, key: &ActKey, genesis: &Genesis) -> Vec<u8> {
        let payload = self.payload();
        let mut w = Writer::new();
        w.tag(18).array(4).bytes(PROTECTED).map(0).bytes(&payload).bytes(&key.sign(&signed(genesis, &payload)));
        w.done()
    }

    /// Reads a receipt and checks that the sequencer signed it.
    ///
    /// # Errors
    /// [`CborFault`] if it is not canonical; [`CborFault::Range`] if the signature does not hold.
    pub fn verify(bytes: &[u8], key: &PublicKey, genesis: &Genesis) -> Result<Receipt, CborFault> {
        let (payload, signature) = Reader::whole(bytes, |r| -> Result<_, CborFault> {
            let tag = r.tag()?;
            r.array_len(4)?;
            if tag != 18 || r.bytes()? != PROTECTED || !r.map()?.is_empty() {
                return Err(CborFault::Range);
            }
            Ok((r.bytes()?, r.array_of::<64>()?))
        })?;
        if !key.verify(&signed(genesis, payload), &signature) {
            return Err(CborFault::Range);
        }
        Reader::whole(payload, |r| {
            r.array_len(3)?;
            Ok(Receipt { act: r.array_of()?, index: r.uint()?, at: r.uint()? })
        })
    }
}

/// `{1: -8}`.
const PROTECTED: &[u8] = &[0xa1, 0x01, 0x27];

fn signed(genesis: &Genesis, payload: &[u8]) -> Vec<u8> {
    let mut external = Vec::from(*b"cw1-receipt");
    external.extend(genesis.0);
    let mut w = Writer::new();
    w.array(4).text("Signature1").bytes(PROTECTED).bytes(&external).bytes(payload);
    w.done()
}
