//! Texts: what follows from clauses, stances, revisions and signatures, with no case, clock or word of any language.
//!
//! A clause keeps its number and has versions; an act that writes one names those that it takes the place of. Of two that
//! took the place of the same one both stand, side by side, until a later one names both: neither edit is ever lost. What
//! is not agreed stands in brackets with who holds it, and a bracket is closed only with the word of whoever holds it.
//! Source: DOMAIN 2.7 and 3.8.

mod bracket;
mod compare;
mod number;
mod sheet;
mod waits;

pub(crate) use bracket::holders;
pub use bracket::{Alternative, BracketFault, DEPTH_MAX, Piece, read as read_brackets};
pub use compare::{Run, RunKind, compare};
pub(crate) use number::Number;
pub(crate) use sheet::{Held, Part, Purpose, Sheet, Wording};
pub(crate) use waits::{Condition, Stand, waits};
