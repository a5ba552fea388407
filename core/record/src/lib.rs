//! What was said: the append-only, witnessed log of acts.
//!
//! Sequencer, replica, witness and outbox are values: told what happened and what time it is, they answer with effects.
//! They promise one order, no acknowledged act lost, and no checkpoint signed twice for one size. They deliberately do not
//! know disks, sockets, clocks, or what a sealed act says.
#![no_std]
#![cfg_attr(test, allow(clippy::unwrap_used))]
extern crate alloc;

mod keys;
mod leaf;
mod mechanism;

pub use keys::{KeyBook, KeyEntry, KeyFault};
pub use leaf::{Included, LEAF_LEN_MAX, Leaf, LeafFault};
pub use mechanism::{Clocks, Founding, FoundingFault, FoundingKey, Mechanism, MemberEntry, Side, WitnessEntry};
