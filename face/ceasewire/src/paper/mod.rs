//! A text under negotiation as a DOCX or ODT file, and the clauses that were changed in one.
//!
//! Delegations write in their own word processors. [`written`] puts one language of a text on paper: each clause under a
//! heading that begins with its number (`7.2: Withdrawal`; where rivals stand, `7.2 [SOUTH 13]: Withdrawal`), its brackets
//! as the record writes them ([`situation::texts::read_brackets`]). A line that begins with [`NOTE`] is the file's own and
//! no part of the text; the last of them says what the file was made from. [`read`] takes such a file apart again, and
//! [`compared`] says which clauses differ from what it was made from: each is an act that a person may sign, and refers to
//! the version that the file showed, so that whoever wrote meanwhile has lost nothing.
//!
//! It knows files, clauses and the program that converts; it sends nothing.

mod compared;
mod convert;
mod page;
mod read;
#[cfg(test)]
mod tests;

pub use compared::{Base, Change, Import, Remark, compared};
pub use convert::{Kind, LEN_MAX};
use convert::{convert_in, convert_out};
pub use page::{Front, NOTE, written};
pub use read::{Clause, Hold, Marker, Paper, read};

use crate::fault::CliFault;
use situation::views::SheetView;

/// The file of a text, and nothing else of the machine than the converter.
///
/// # Errors
/// `doc-no-converter`, or that the converter could not write it.
pub fn export(sheet: &SheetView, front: &Front, kind: Kind) -> Result<Vec<u8>, CliFault> {
    convert_out(&written(sheet, front), kind, front.rtl)
}

/// What a file says, clause by clause.
///
/// # Errors
/// Why it cannot be read; the file is at fault, or the converter is not here.
pub fn import(bytes: Vec<u8>) -> Result<Paper, CliFault> {
    let json = convert_in(bytes)?;
    read(&json).map_err(|refusal| CliFault::refused(&refusal))
}
