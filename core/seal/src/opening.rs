//! A disclosure: some items of a sealed act opened to everybody, the others kept closed.
//!
//! ```text
//! opening = [ entry, .. ]                       one for each item of the content, in the order of the item hashes
//! entry   = [ number, salt (16), value bytes ]  an opened item: its key in the content and its encoded value
//!         | h (32)                              the hash of an item that stays closed
//! ```
//! Deterministic CBOR (RFC 8949 section 4.2.1): arrays, byte strings, one unsigned integer each. At least one entry;
//! numbers of opened items ascend. To verify: turn every opened entry into
//! `h = SHA-256("cw/f/1" ‖ salt ‖ number (8 bytes, big-endian) ‖ value bytes)`, keep every closed h as it is, and
//! compare `SHA-256("cw/c/1" ‖ h ‖ h ‖ ..)` with the commitment (key 8 of the act's payload).
//! Item 1 is the format, `15 + n` the format's field n. What else it tells: how many items the act has.

use crate::commitment::{bind, item_hash, salt};
use crate::{BaseKey, SealFault};
use act::Content;
use act::cbor::{CborFault, Reader, Writer};
use alloc::vec::Vec;

/// One item of a disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Shown.
    Open {
        /// The item's key in the content.
        number: u64,
        /// Its salt.
        salt: [u8; 16],
        /// Its encoded value.
        bytes: Vec<u8>,
    },
    /// Kept closed: its hash.
    Closed([u8; 32]),
}

/// The items of one act, opened or closed, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// One for each item of the content.
    pub entries: Vec<Entry>,
}

/// Opens those items of a content for which `shows` says so, by the item's number; `|_| true` opens all.
///
/// `base` is the act's key; it stays secret, and so does every item not shown.
pub fn disclose(content: &Content, base: &BaseKey, shows: impl Fn(u64) -> bool) -> Opening {
    let entry = |(number, bytes): (u64, Vec<u8>)| {
        let salt = salt(base, number);
        if shows(number) {
            Entry::Open { number, salt, bytes }
        } else {
            Entry::Closed(item_hash(number, &salt, &bytes))
        }
    };
    Opening { entries: content.items().into_iter().map(entry).collect() }
}

impl Opening {
    /// The opened items, number and encoded value, as the author of an act with this commitment wrote them.
    ///
    /// # Errors
    /// [`SealFault::Commitment`] if the author committed to something else; [`SealFault::Opening`] if numbers do not
    /// ascend.
    pub fn verify(&self, commitment: &[u8; 32]) -> Result<Vec<(u64, Vec<u8>)>, SealFault> {
        if !self.is_ordered() {
            return Err(SealFault::Opening);
        }
        if bind(self.entries.iter().map(Entry::hash)) != *commitment {
            return Err(SealFault::Commitment);
        }
        Ok(self.opened().map(|(number, bytes)| (number, bytes.to_vec())).collect())
    }

    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(self.entries.len());
        for entry in &self.entries {
            match entry {
                Entry::Open { number, salt, bytes } => w.array(3).uint(*number).bytes(salt).bytes(bytes),
                Entry::Closed(hash) => w.bytes(hash),
            };
        }
        w.done()
    }

    /// Reads exactly one opening.
    ///
    /// # Errors
    /// [`SealFault::Opening`] if the bytes are not what [`Opening::encode`] writes.
    pub fn decode(bytes: &[u8]) -> Result<Opening, SealFault> {
        let entries = Reader::whole(bytes, |r| r.list(read_entry)).map_err(|_| SealFault::Opening)?;
        let opening = Opening { entries };
        if opening.is_ordered() && opening.encode() == bytes { Ok(opening) } else { Err(SealFault::Opening) }
    }

    fn opened(&self) -> impl Iterator<Item = (u64, &[u8])> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Open { number, bytes, .. } => Some((*number, bytes.as_slice())),
            Entry::Closed(_) => None,
        })
    }

    fn is_ordered(&self) -> bool {
        !self.entries.is_empty() && self.opened().map(|(number, _)| number).is_sorted_by(|a, b| a < b)
    }
}

impl Entry {
    fn hash(&self) -> [u8; 32] {
        match self {
            Entry::Open { number, salt, bytes } => item_hash(*number, salt, bytes),
            Entry::Closed(hash) => *hash,
        }
    }
}

fn read_entry(r: &mut Reader<'_>) -> Result<Entry, CborFault> {
    match r.array() {
        Ok(3) => Ok(Entry::Open { number: r.uint()?, salt: r.array_of()?, bytes: r.bytes()?.to_vec() }),
        Ok(_) => Err(CborFault::Range),
        Err(_) => Ok(Entry::Closed(r.array_of()?)),
    }
}
