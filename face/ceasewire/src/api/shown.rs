//! What is shown to others, and what is opened: proofs, releases, exports, exact places.

use serde::{Deserialize, Serialize};

/// An act and the items of it to open: names of fields, or of the head (`format`, `officer`, `case`, `to`); empty: all.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Open {
    /// Own name or record number.
    pub act: String,
    /// What to open.
    pub items: Vec<String>,
    /// Open nothing: prove only that the sealed act stands in the record.
    pub closed: bool,
    /// Why exact places are opened that their owner sealed to a few; needed where the file shows some.
    #[serde(default)]
    pub reason: Option<String>,
    /// The language of the reason.
    #[serde(default)]
    pub lang: Option<String>,
}

/// Opens exact places that their owner sealed to a few, which is told to that owner.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct OpenPlace {
    /// Own name or record number.
    pub act: String,
    /// Why.
    pub reason: String,
    /// The language of the reason, as a BCP 47 tag.
    #[serde(default)]
    pub lang: Option<String>,
    /// The officer's pseudonym, a number of the member's own.
    #[serde(default)]
    pub officer: u64,
}

/// Exact places, after their owner has been told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenedPlace {
    /// The act, by record number.
    pub act: u64,
    /// Own name of the act that tells its owner.
    pub told: String,
    /// What the act says, exact places included.
    pub phrase: rulebook::Phrase,
}

/// Hands one act's key to one more member.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReleaseTo {
    /// Own name or record number.
    pub act: String,
    /// The member.
    pub to: String,
}

/// Proof that a member has not answered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AbsenceOf {
    /// The act that waits, own name or record number.
    pub act: String,
    /// Who has not answered.
    pub member: String,
    /// Why exact places are opened that their owner sealed to a few, where the act that waits holds some.
    #[serde(default)]
    pub reason: Option<String>,
    /// The language of the reason.
    #[serde(default)]
    pub lang: Option<String>,
}

/// A file's text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct File {
    /// A name for it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Where to write an export.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExportTo {
    /// A folder that does not exist or is empty.
    pub dir: String,
}

/// What was exported.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Exported {
    /// The folder.
    pub dir: String,
    /// Leaves.
    pub size: u64,
    /// Files written.
    pub files: usize,
}
