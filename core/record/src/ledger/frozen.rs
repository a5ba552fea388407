//! A ledger as bytes, so that a node need not read a long record again before its first answer.
//!
//! ```text
//! ledger = [times, names, keys, epochs, rulebooks, terms]
//! times  = 8 bytes a leaf                                            milliseconds, big endian
//! names  = 36 bytes an act, by name: key id, serial (8), index (8), half of its hash (16)
//! ```
//! The bytes are nobody's truth. Whoever keeps them must be able to tell that they are the ones it wrote of just these
//! leaves, whose tree it brings along; what is checked here is that they fit that tree in number and order.

use super::{Channels, Ledger};
use crate::edition::Editions;
use crate::epochs::Epochs;
use crate::terms::Terms;
use crate::{Founding, KeyBook};
use act::cbor::{CborFault, Reader, Writer};
use act::{KeyId, Name};
use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::vec::Vec;
use tlog::Tree;

const NAME_LEN: usize = 36;

impl Ledger {
    /// Everything that follows from the leaves, but their tree.
    pub fn freeze(&self) -> Vec<u8> {
        let times: Vec<u8> = self.times.iter().flat_map(|at| at.to_be_bytes()).collect();
        let mut names = Vec::with_capacity(self.names.len() * NAME_LEN);
        for (name, (index, half)) in &self.names {
            names.extend(name.key.0);
            names.extend(name.serial.to_be_bytes());
            names.extend(index.to_be_bytes());
            names.extend(half);
        }
        let mut w = Writer::new();
        w.array(6).bytes(&times).bytes(&names).bytes(&self.keys.freeze()).bytes(&self.epochs.freeze());
        self.editions.freeze(&mut w);
        self.terms.freeze(&mut w);
        w.done()
    }

    /// The ledger that [`Ledger::freeze`] wrote over the leaves of `tree`.
    ///
    /// # Errors
    /// [`CborFault`] if the bytes are not such a one, or of another number of leaves.
    pub fn thaw(founding: Founding, channels: Option<Channels>, tree: Tree, bytes: &[u8]) -> Result<Ledger, CborFault> {
        let (times, names, keys, epochs, editions, terms) = Reader::whole(bytes, |r| -> Result<_, CborFault> {
            r.array_len(6)?;
            let (times, names, keys) = (r.bytes()?, r.bytes()?, r.bytes()?);
            let epochs = Epochs::thaw(r.bytes()?)?;
            let editions = Editions::thaw(&founding, channels, r)?;
            Ok((times, names, keys, epochs, editions, Terms::thaw(&founding, r)?))
        })?;
        let times: Vec<u64> = times.as_chunks().0.iter().map(|at| u64::from_be_bytes(*at)).collect();
        let names = names.as_chunks::<NAME_LEN>().0.iter().map(name_of).collect::<Option<BTreeMap<_, _>>>();
        let names = names.ok_or(CborFault::Range)?;
        // One name for each leaf but the first.
        let whole = times.len() as u64 == tree.size() && names.len() as u64 + 1 == tree.size();
        if !whole || !times.is_sorted() || names.values().any(|(index, _)| *index == 0 || *index >= tree.size()) {
            return Err(CborFault::Range);
        }
        let mut through: BTreeMap<KeyId, u64> = BTreeMap::new();
        for name in names.keys() {
            let last = through.entry(name.key).or_insert(0);
            *last += u64::from(name.serial == *last + 1);
        }
        let keys = Arc::new(KeyBook::thaw(&founding, keys)?);
        let mut editions = editions;
        keys.all_gone().for_each(|(member, _)| editions.leave(member));
        let ledger = Ledger { founding, editions, keys, tree, times, names, through, epochs, terms };
        if ledger.freeze() == bytes { Ok(ledger) } else { Err(CborFault::Range) }
    }
}

fn name_of(bytes: &[u8; NAME_LEN]) -> Option<(Name, (u64, [u8; 16]))> {
    let (key, rest) = bytes.split_first_chunk()?;
    let (serial, rest) = rest.split_first_chunk()?;
    let (index, half) = rest.split_first_chunk()?;
    let name = Name { key: KeyId(*key), serial: u64::from_be_bytes(*serial) };
    Some((name, (u64::from_be_bytes(*index), half.try_into().ok()?)))
}
