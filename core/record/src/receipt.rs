//! The sequencer's receipt: this act stands at this index since this time. Given only when that is durable and in the
//! tree. Two receipts, or a receipt and a leaf, that contradict each other are transferable proof. Source: LEDGER 4.2.
//!
//! ```text
//! receipt = 18([ h'{1: -8}', {}, [act hash, index, t], signature ])     external data: "cw1-receipt" ‖ genesis
//! short   = index ‖ t - claimed (ms) ‖ signature (64)                    on the line to the act's author
//! ```
//! Who offered the act knows its hash and the time that it claims; the short form leaves them out, and the author's node
//! restores the receipt to the byte before it is checked or kept.

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

    /// The signed receipt in its short form, for whoever knows the act and the time that it claims, in seconds.
    pub fn sign_short(&self, claimed_s: u64) -> Vec<u8> {
        let Receipt { index, at, .. } = self.receipt;
        let signature = self.by.key.sign(&signed(&self.by.genesis, &self.receipt.payload()));
        let mut w = Writer::new();
        w.uint(index).int(at.cast_signed().wrapping_sub(since(claimed_s))).raw(&signature);
        w.done()
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
        whole(&payload, &key.sign(&signed(genesis, &payload)))
    }

    /// Restores the signed receipt of an act that [`Promised::sign_short`] shortened. Whether the signature holds is for
    /// [`Receipt::verify`] to say: with another act, or another claimed time, it will not.
    ///
    /// # Errors
    /// [`CborFault`] if it is not canonical.
    pub fn restore(short: &[u8], act: [u8; 32], claimed_s: u64) -> Result<Vec<u8>, CborFault> {
        let mut r = Reader::new(short);
        let (index, since_claimed) = (r.uint()?, r.int()?);
        let signature: [u8; 64] = r.rest().try_into().map_err(|_| CborFault::Range)?;
        let at = since(claimed_s).wrapping_add(since_claimed).cast_unsigned();
        Ok(whole(&Receipt { act, index, at }.payload(), &signature))
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

fn whole(payload: &[u8], signature: &[u8; 64]) -> Vec<u8> {
    let mut w = Writer::new();
    w.tag(18).array(4).bytes(PROTECTED).map(0).bytes(payload).bytes(signature);
    w.done()
}

/// The time that an act claims, in milliseconds. It wraps alike for who leaves it out and who fills it in.
fn since(claimed_s: u64) -> i64 {
    claimed_s.wrapping_mul(1000).cast_signed()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_receipt_is_restored_to_the_byte_and_holds_for_no_other_act() {
        let genesis = Genesis([1; 32]);
        let key = ActKey::from_seed(&[3; 32]).public();
        for (claimed_s, at) in [(1_900_000_000, 1_900_000_000_123), (1_900_000_060, 1_900_000_000_123), (0, u64::MAX)] {
            let said = Receipt { act: [9; 32], index: 48_213, at };
            let promised = Signer::new(&[3; 32], genesis).owes(said);
            let short = promised.sign_short(claimed_s);
            assert_eq!(Receipt::restore(&short, [9; 32], claimed_s), Ok(promised.sign()));
            for (act, claimed_s) in [([8; 32], claimed_s), ([9; 32], claimed_s + 1)] {
                let other = Receipt::restore(&short, act, claimed_s).unwrap();
                assert_eq!(Receipt::verify(&other, &key, &genesis), Err(CborFault::Range));
            }
            for cut in 0..short.len() {
                assert!(Receipt::restore(&short[..cut], [9; 32], claimed_s).is_err(), "{cut} bytes");
            }
        }
    }
}
