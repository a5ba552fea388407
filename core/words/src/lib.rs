//! A view in a language: sentences, numbers, times, direction.
//!
//! What this is: the phrases of every language folder under `locales/`, and the rendering of language-neutral
//! [`rulebook::Phrase`]s with them. It promises that every value stands in a direction isolate of its own, that a phrase
//! which is missing shows its id in brackets instead of failing, and that [`check`] finds every phrase that is missing,
//! that nobody asks for, or that uses an unknown variable. It deliberately does not know what the sentences mean, who
//! reads them, clocks or zones' shapes. No list names the languages: a folder is one. Source: DESIGN 2, HOUSE-STYLE 6.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod brief;
mod check;
pub mod gazetteer;
mod language;
mod needs;
mod place;
mod text;
mod time;
mod value;
mod words;

pub use check::check;
pub use gazetteer::Gazetteer;
pub use language::Direction;
pub use needs::{KERNEL, Needs};
pub use text::{clean, plain};
pub use words::{Say, Words};
