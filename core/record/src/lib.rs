//! What was said: the append-only, witnessed log of acts.
//!
//! Sequencer, replica, witness and outbox are values: told what happened and what time it is, they answer with effects.
//! They promise one order, no acknowledged act lost, and no checkpoint signed twice for one size. They deliberately do not
//! know disks, sockets, clocks, or what a sealed act says.
#![no_std]
#![cfg_attr(test, allow(clippy::unwrap_used))]
extern crate alloc;

pub mod absence;
pub mod bundle;
mod checked;
mod deposits;
mod drift;
mod edition;
mod epochs;
mod evidence;
pub mod exhibit;
pub mod export;
pub mod fence;
mod keeping;
mod keys;
mod latch;
mod leaf;
mod ledger;
mod ledger_fault;
mod mechanism;
mod outbox;
mod pool;
mod recall;
mod receipt;
mod refusal;
mod replica;
mod round;
mod sequencer;
mod terms;
mod witness;

pub use checked::{Checked, CheckedLeaf, Checker};
pub use deposits::{DEPOSITS_MAX, DepositFault, Deposits, Held, delivered, name_of};
pub use drift::{drift, read_time, witnesses_time, write_time};
pub use edition::{Edition, members};
pub use epochs::Epoch;
pub use evidence::Evidence;
pub use keeping::{Keeping, hold, vouch};
pub use keys::{KeyBook, KeyEntry, KeyFault, Roots};
pub use latch::Latch;
pub use leaf::{Included, LEAF_LEN_MAX, Leaf, LeafFault};
pub use ledger::{Channels, Ledger, SERIAL_AHEAD_MAX};
pub use ledger_fault::LedgerFault;
pub use mechanism::{Clocks, Founding, FoundingFault, FoundingKey, Mechanism, MemberEntry, Side, WitnessEntry};
pub use outbox::{Outbox, Settled};
pub use pool::{POOL_MAX, Rates};
pub use recall::{Recall, Recalled, Unsure};
pub use receipt::{Promised, Receipt};
pub use refusal::{CODES, refusal};
pub use replica::{PENDING_MAX, Progress, Replica, ReplicaFault, Witnessed};
pub use round::Round;
pub use sequencer::{Admission, COMMIT_MAX, Effect, Sequencer, SequencerFault};
pub use terms::Term;
pub use witness::{Answer, Witness};

use act::Millis;
