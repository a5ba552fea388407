//! Each witness of the record: what it signed last, of how many checkpoints, and when it was missing.

use crate::frame::Frame;
use askama::Template;

/// One witness as this node has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its name.
    pub name: String,
    /// How many of the checkpoints that came here it has signed.
    pub signed: u64,
    /// Size of the last that it signed, and when by its own clock, milliseconds.
    pub last: Option<(u64, u64)>,
    /// When it was missing, the latest first.
    pub gaps: Vec<Gap>,
}

/// A time in which checkpoints came without a witness: moments in milliseconds, each with the size of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Of the last checkpoint that it signed before; size 0 if it had signed none.
    pub from: (u64, u64),
    /// Of the first that it signed again; `None` while it is missing.
    pub to: Option<(u64, u64)>,
}

#[derive(Template)]
#[template(path = "witnesses/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    since_ms: u64,
    heard: u64,
    seats: &'a [Seat],
}

/// The page; `since_ms` and `heard` say since when and over how many checkpoints it was counted.
pub fn witnesses(f: &Frame<'_>, since_ms: u64, heard: u64, seats: &[Seat]) -> String {
    Page { f, since_ms, heard, seats }.render().expect("a template writes into memory")
}
