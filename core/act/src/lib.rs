//! One act as bytes.
//!
//! What this is: the wire form of the unit that everything else speaks of. It promises that whatever it decodes
//! re-encodes to the same bytes, and that a [`Signed`] act carries a signature which holds under the given key.
//! It deliberately does not know formats (data of the rulebook), keys in force (the record's), or plaintext behind a seal.
#![no_std]
#![cfg_attr(test, allow(clippy::unwrap_used))]
extern crate alloc;

pub mod cbor;
mod content;
mod envelope;
mod item;
mod kernel;
mod key;
mod line;
mod name;
mod refusal;
mod statement;
mod value;

pub use content::{Content, FIELD_BASE, Ref, RefKind};
pub use envelope::{ACT_LEN_MAX, Act, ActFault, BURST_DOWN_MAX, BURST_ROUTINE_MAX, BURST_UP_MAX, Signed, Unsigned};
pub use item::{Evidence, ITEM_LEN_MAX, ITEM_NAME_MAX, ItemKey};
pub use kernel::{Approval, ChannelKinds, EpochWrap, Kernel, Purpose, Stance, UNIT_CLASSES, UnitNotTold, UnitTold};
pub use key::{ActKey, Alg, KeyBytes, PublicKey, approval_bytes, with_low_s};
pub use name::{Genesis, KeyId, MemberId, MemberKind, Millis, Name, Precedence};
pub use refusal::Refusal;
pub use statement::{Cover, Seen, SeenRoot, Statement, Wrap};
pub use value::{Altitude, Count, Instant, Kind, Place, Shape, Span, Value};
