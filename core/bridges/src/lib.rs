//! Other formats: bytes to drafts.
//!
//! What this is: one file for each form in which others write down what we would say as acts. It promises that no row of
//! a table is lost unseen: each becomes a draft, or a fault that names its line, its columns and the reason.
//! It deliberately does not know files, sockets, signatures, or which rows the record already holds.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod mapping;
mod table;
mod template;

pub use mapping::{Mapping, MappingFault};
pub use table::{Reason, RowDraft, RowFault, TableFault};

use rulebook::{Context, Rulebook};

/// One form of writing that can be read.
pub struct Bridge {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Reads a whole file: one entry for each row, in the order of the rows.
    pub read: Read,
}

/// Reads a file's bytes through a mapping; [`TableFault`] if not even its head can be read, for then there are no rows.
pub type Read = fn(&[u8], &Mapping, &Rulebook, &dyn Context) -> Result<Rows, TableFault>;

/// What became of each row.
pub type Rows = Vec<Result<RowDraft, RowFault>>;

/// Every bridge.
pub const ALL: &[&Bridge] = &[&table::BRIDGE];
