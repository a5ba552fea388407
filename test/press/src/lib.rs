//! What drafted statements of press reports are worth against a reference marked by hand; `README.md` beside this crate is
//! the guide by which it was marked.
//!
//! It knows places and hashes, never words: who has no copy of the reports can measure as well. It deliberately does
//! not know how a draft is made.

mod draft;
mod matching;
mod place;
mod reference;
mod score;

pub use draft::Draft;
pub use matching::best_first;
pub use place::{Place, Share};
pub use reference::{Attribution, Marked, Meeting, Meetings, Reference, Report, Set, Words};
pub use score::{Copies, Score, copies, score};

use serde::Deserialize;

/// One attributed statement as somebody marked or drafted it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// SHA-256 of the report's file, lowercase hex.
    pub report: String,
    /// First byte of the words.
    pub start: usize,
    /// The byte behind them.
    pub end: usize,
    /// The entity that is said to have said it.
    pub speaker: String,
    /// To whom the speaker belongs, as the report says: two letters of a state, `joint`, `local`, `none`, `unstated`.
    pub side: String,
    /// Entities through which it reached the outlet, nearest to the speaker first.
    #[serde(default)]
    pub via: Vec<String>,
    /// What kind of statement it is.
    pub kind: Kind,
    /// The date it speaks of, or nothing.
    #[serde(default)]
    pub date: String,
    /// What the outlet adds, as codes in any order.
    #[serde(default)]
    pub caveat: Vec<String>,
    /// What else a draft says of it for people to read; nothing of it is measured.
    #[serde(default)]
    pub told: Told,
    /// Who may equally be held the speaker; only a reference says so.
    #[serde(skip)]
    pub also: Vec<Also>,
}

impl Statement {
    /// Where it stands.
    pub fn place(&self) -> Place {
        Place { report: self.report.clone(), start: self.start, end: self.end }
    }
}

/// What a draft adds that the reference's figures do not judge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The words as a reader sees them.
    pub words: String,
    /// How the article calls the speaker.
    pub named: String,
    /// Whether the words of attribution stand with it.
    pub explicit: bool,
    /// When it was said, or nothing.
    pub said: String,
    /// Place of the meeting that it is about, or nothing.
    pub about: String,
    /// Point of the agenda, or nothing.
    pub agenda: String,
}

/// Another holder to whom a statement may be attributed, and that one's side.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    /// The entity.
    pub speaker: String,
    /// Its side.
    pub side: String,
}

/// Kinds of statements. Source: DOMAIN 2.8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What is said to have happened or not.
    Fact,
    /// What somebody is said to have undertaken or agreed.
    Commitment,
    /// What is asked of another.
    Demand,
    /// What the holder holds or refuses.
    Position,
    /// A claim of somebody contradicted.
    Denial,
    /// A judgement of conduct, cause or meaning.
    Interpretation,
}
