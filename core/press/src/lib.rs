//! Who is said to have said what.
//!
//! What this is: a reader of news articles that proposes attributed statements, each a place in the article as it is, for
//! a person to accept, change or reject. It promises that no bytes make it fail but by a [`Fault`], that every place lies
//! on whole characters of the file, and that the words of a language and the names of the world are data
//! ([`Language`], [`Table`]): no name stands in this code. It deliberately does not know whether anything said is true,
//! nor files, clocks and what a person decides. By test/press/README.md, the guide by which the reference was marked.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod article;
mod build;
mod carry;
mod caveat;
mod clause;
mod copies;
mod cue;
mod date;
mod draft;
mod fold;
mod holder;
mod html;
mod kind;
mod language;
mod people;
mod phrase;
mod sentence;
mod subject;
mod table;
mod token;
mod verbs;

pub use article::{Article, BYTES_MAX, Fault};
pub use copies::{Copies, copies};
pub use draft::{Drafted, Press, Statement};
pub use fold::{fold, skeleton};
pub use kind::Kind;
pub use language::Language;
pub use table::{Entity, Table};
