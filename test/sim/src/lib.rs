//! The simulated world: members with fixed keys, a sequencer that lies, and a disk that stops.
//!
//! [`Cast`] founds mechanisms and signs acts for its members. [`Scribe`] has the sequencer's key and no scruples: whatever
//! it is given stands in its record. [`World`] performs a sequencer's effects on a disk and can be stopped after each.
//! Everything follows from fixed seeds, so a failure happens again. It does not know sockets or real files.
#![allow(clippy::unwrap_used)] // Fixtures: a panic here is a failing test.

mod cast;
pub mod chaos;
mod lies;
mod scribe;
mod world;

pub use cast::{CHANNEL, Cast, Draft, FOUNDED_S, Member, NOW, RULEBOOK, SECOND_CHANNEL, kernel_content, text_content};
pub use lies::{bad_leaves, forked};
pub use scribe::Scribe;
pub use world::{Disk, Promises, Script, World};
