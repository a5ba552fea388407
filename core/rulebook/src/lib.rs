//! What was agreed.
//!
//! What this is: the files of a rulebook read, checked and held; formats as data, with the bytes, the typed notation and
//! the language-neutral sentence that follow from them. It promises that every fault of a rulebook is reported at once
//! with its file and line, and that a value which [`FieldDef::parse`] or [`Format::decode`] let through is one that every
//! node accepts. It deliberately does not know words (core/words has them), procedures (core/situation), keys or clocks.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod alarm_terms;
mod archive;
mod check;
mod diff;
mod diff_alarms;
mod diff_format;
mod fault;
mod field_file;
mod format;
mod format_file;
mod gazetteer;
mod moment;
mod parse;
mod phrase;
mod place;
mod reciprocity;
mod reuse;
mod rulebook;
mod terms;
mod terms_file;
mod values;
mod write;
mod zones;

pub use alarm_terms::{AlarmTerms, ByLoudness};
pub use check::{BURST_ENVELOPE_LEN, burst_len, check};
pub use diff::{Change, diff};
pub use fault::Fault;
pub use format::{ChoiceDef, FieldDef, Fields, Format, POINTS_MAX, TEXT_MAX, ZONE_ID_MAX};
pub use format_file::stand_in;
pub use gazetteer::Gazetteer;
pub use parse::Context;
pub use phrase::{Arg, Phrase, PlaceShape};
pub use reciprocity::{Asymmetry, asymmetries};
pub use reuse::reused;
pub use rulebook::Rulebook;
pub use terms::{ByPrecedence, Channel, Silence, Terms};
pub use values::CODES;
pub use write::{entries, escaped};
pub use zones::Zone;
