//! Effects become real on a disk: segments, latches, locks, tiles and projections.
//!
//! What it is: blocking file operations, to be called on threads that may wait.
//!
//! What it promises: what was synced is there after a stop, or its loss is told; damaged bytes are refused or cut off
//! with a word, never served; a failed write or sync is final, because after one nobody can say what the disk holds.
//! What can be made again (tiles, projections) may be deleted at any time.
//!
//! What it does not know: what an act says, who may write one, what follows from it. Source: DESIGN 5, LEDGER 4.2.

pub mod atomic;
pub mod disk;
mod fault;
mod items;
mod kept;
mod latch;
mod lock;
pub mod projection;
mod segment;
pub mod syncs;
mod tiles;

pub use fault::StoreFault;
pub use items::Items;
pub use kept::{
    AlarmRow, AwayMessage, Coming, Draft, DraftState, Invitee, Kept, NewPasskey, Officer, Once, Passkey, Removed,
    Session, Token,
};
pub use latch::{LATCH_LEN_MAX, LatchFile, Latched};
pub use lock::Lock;
pub use projection::{Filter, Projection, Row};
pub use segment::{RECORD_LEN_MAX, Recovered, Segment, SegmentReader};
pub use tiles::Tiles;
