//! The order in which a node does what follows from a verified leaf and from a cosignature. Whoever has the disk performs
//! it; nobody orders it anew. Source: DESIGN 5, LEDGER 4.4.

use crate::{Included, Latch};
use alloc::vec::Vec;

/// A node with its disk.
pub trait Keeping {
    /// Why it could not.
    type Fault;

    /// Appends leaves to its copy of the record and makes them durable.
    ///
    /// # Errors
    /// The disk's.
    fn write(&mut self, leaves: &[Vec<u8>]) -> Result<(), Self::Fault>;

    /// Folds acts into what is shown.
    ///
    /// # Errors
    /// The disk's.
    fn fold(&mut self, acts: &[Included]) -> Result<(), Self::Fault>;

    /// Makes its witness's promise durable.
    ///
    /// # Errors
    /// The disk's.
    fn promise(&mut self, latch: &Latch) -> Result<(), Self::Fault>;
}

/// What a checkpoint brought is durable before anything follows from it.
///
/// # Errors
/// The disk's; nothing further was done then.
pub fn hold<K: Keeping>(node: &mut K, leaves: &[Vec<u8>], acts: &[Included]) -> Result<(), K::Fault> {
    if leaves.is_empty() {
        return Ok(());
    }
    node.write(leaves)?;
    node.fold(acts)
}

/// A witness signs for leaves that it keeps, and nobody hears of its promise before it is durable: after this its
/// cosignature may be sent.
///
/// # Errors
/// As [`hold`]; the cosignature must not be sent then.
pub fn vouch<K: Keeping>(node: &mut K, latch: &Latch, leaves: &[Vec<u8>], acts: &[Included]) -> Result<(), K::Fault> {
    hold(node, leaves, acts)?;
    node.promise(latch)
}
