//! A text as faces show it: plain data. What it is made from is in `texts.rs`.

use super::MarkView;
use crate::texts::{Piece, Run};
use rulebook::Arg;
use serde::{Deserialize, Serialize};

/// A text in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextLine {
    /// Number in the record of the act that put it on the table.
    pub index: u64,
    /// That act's own name.
    pub name: String,
    /// Its format.
    pub format: String,
    /// Who put it there.
    pub author: String,
    /// Its channel by name.
    pub channel: String,
    /// When.
    pub at_ms: u64,
    /// What it is about.
    pub subject: Option<Arg>,
    /// A non-paper, a rolling text, an annex, a side letter ..
    pub kind: Option<Arg>,
    /// `empty`, `bracketed`, `clean`, `for-signature`, `adopted`, `in-force`, `withdrawn`.
    pub state: String,
    /// Whether it is sealed to fewer than its channel: then this viewer is one of them.
    pub sealed: bool,
    /// How many clauses it has now.
    pub clauses: u64,
    /// How many of them hold something that is not agreed: a bracket, or rival versions.
    pub open: u64,
    /// When anybody last wrote in it, or took a stance.
    pub changed_ms: u64,
    /// How many acts there are in it.
    pub acts: u64,
}

/// A text with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextView {
    /// What its line says.
    pub text: TextLine,
    /// The round it is for, by record number.
    pub round: Option<Arg>,
    /// The text it belongs to, by record number.
    pub belongs: Option<Arg>,
    /// Who is to sign it, by short name.
    pub sides: Vec<String>,
    /// Its languages; the first is shown first.
    pub languages: Vec<LangView>,
    /// The language that prevails; `None`: all are equally authentic.
    pub prevailing: Option<String>,
    /// Who is to hold it signed.
    pub depositary: Option<Arg>,
    /// By what it enters into force.
    pub entry: Option<Arg>,
    /// How many days after that.
    pub days: Option<Arg>,
    /// On which date, where it is one.
    pub date: Option<Arg>,
    /// Since when it is in force, or from when it will be.
    pub in_force_ms: Option<u64>,
    /// Whether a side letter's existence is shown to others.
    pub existence: Option<Arg>,
    /// Clauses in reading order.
    pub clauses: Vec<ClauseView>,
    /// Who holds what open, by short name.
    pub held: Vec<HeldView>,
    /// Circles of conditions.
    pub deadlocks: Vec<DeadlockView>,
    /// Revisions, the first first.
    pub revisions: Vec<RevisionView>,
    /// Annexes and other texts that belong to it and may be read here.
    pub parts: Vec<TextLine>,
    /// Side letters beside it, as far as they may be read here or were made known.
    pub letters: Vec<LetterView>,
}

/// A language of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LangView {
    /// Its tag.
    pub tag: String,
    /// SHA-256 of the whole text in it as it stands now, in lower-case hexadecimal; `None` while a clause is missing.
    pub sha256: Option<String>,
    /// Clauses that are not written in it, or of which more than one version stands.
    pub missing: Vec<String>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClauseView {
    /// Its number, which it keeps.
    pub number: String,
    /// The versions that stand; more than one are rivals, and none of them is lost.
    pub standing: Vec<WordingView>,
    /// Proposals between them that nobody has taken up.
    pub bridging: Vec<WordingView>,
    /// How many acts there were on it.
    pub acts: u64,
}

/// A version of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WordingView {
    /// By which act.
    pub by: MarkView,
    /// `wording`, `bridging` or `removal`.
    pub purpose: String,
    /// The acts whose place it took.
    pub replaces: Vec<MarkView>,
    /// Its words, the author's own first.
    pub words: Vec<WordsView>,
    /// The act with the file that it shows.
    pub shows: Option<MarkView>,
    /// Who holds something open in it.
    pub open: Vec<OpenView>,
    /// Where each side stands on it, in the order of the sides.
    pub stances: Vec<StanceCell>,
}

/// Who holds something open in a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenView {
    /// Short name.
    pub holder: String,
    /// Somebody else has taken it out, without this holder's word.
    pub taken_out: bool,
}

/// The words of a version in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WordsView {
    /// By which act.
    pub by: MarkView,
    /// Its language; empty if its author did not say.
    pub lang: String,
    /// Its heading; empty if it has none.
    pub heading: String,
    /// Its words as they are written, brackets and all.
    pub text: String,
    /// The same, taken apart.
    pub pieces: Vec<Piece>,
}

/// Where a member stands on a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StanceCell {
    /// Short name.
    pub member: String,
    /// What it has said of this very version; `None`: nothing, which is no consent.
    pub stance: Option<Arg>,
    /// By which act.
    pub by: Option<MarkView>,
    /// In its words.
    pub words: Option<Arg>,
    /// Its conditions, one sentence each.
    pub conditions: Option<Arg>,
    /// Whether every condition has come about, as far as this text can tell.
    pub met: bool,
    /// Its last act on an earlier version, where it has said nothing of this one; it does not count here.
    pub earlier: Option<MarkView>,
}

/// What somebody holds open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeldView {
    /// Short name.
    pub holder: String,
    /// In which clauses.
    pub clauses: Vec<String>,
}

/// Conditions that wait for one another in a circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeadlockView {
    /// Each acceptance in it.
    pub waits: Vec<WaitsView>,
    /// Whether nothing else is waited for: if all accepted at once, each condition would be met.
    pub at_once: bool,
}

/// An acceptance that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaitsView {
    /// Whose.
    pub member: String,
    /// Of which clause.
    pub clause: String,
    /// What it waits for within the circle: members and clauses.
    pub on: Vec<(String, String)>,
}

/// A revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RevisionView {
    /// Which, from 1.
    pub number: u64,
    /// By which act.
    pub by: MarkView,
    /// The last act that it takes in, by record number.
    pub last: u64,
    /// `working` or `signature`.
    pub purpose: String,
    /// What its author says of it.
    pub note: Option<Arg>,
    /// How many clause acts it has since the one before.
    pub changes: u64,
    /// The hashes that it names, by language; of one for signature, whether each is that of the text.
    pub hashes: Vec<(String, String, bool)>,
    /// Whether it can be signed: for signature, nothing open at the time, every hash right.
    pub signable: bool,
    /// Who has signed, in the order of the sides.
    pub signatures: Vec<TextSignature>,
    /// Signatures of members that the text does not name as sides; they count for nothing.
    pub strangers: Vec<MarkView>,
    /// That the depositary holds it signed.
    pub deposit: Option<DepositView>,
}

/// A side's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextSignature {
    /// Who.
    pub member: String,
    /// By which act; `None` while it is awaited.
    pub by: Option<MarkView>,
    /// Final, or ad referendum.
    pub manner: Option<Arg>,
    /// Whether it is final.
    pub is_final: bool,
}

/// A deposit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DepositView {
    /// By which act of the depositary.
    pub by: MarkView,
    /// In its words.
    pub text: Option<Arg>,
}

/// A side letter beside a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LetterView {
    /// The act that it is.
    pub letter: MarkView,
    /// What it is about, where this viewer reads it.
    pub text: Option<TextLine>,
    /// The notice by which its existence was made known to all of the channel.
    pub notice: Option<MarkView>,
    /// Who is bound by it, as the letter or else its notice says.
    pub bound: Vec<String>,
}

/// A text in one language as the file that is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlainView {
    /// Number in the record of the act that put it on the table.
    pub text: u64,
    /// The last act that it takes in, by record number.
    pub last: u64,
    /// In which language.
    pub lang: String,
    /// The file: every clause as its number and heading, its words, the act with what it shows, and an empty line. `None`
    /// while a clause is missing.
    pub words: Option<String>,
    /// Its SHA-256 in lower-case hexadecimal.
    pub sha256: Option<String>,
    /// Clauses that are not written in that language, or of which more than one version stands.
    pub missing: Vec<String>,
}

/// A text in one language at one point, clause by clause, as it is edited elsewhere and compared when it comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SheetView {
    /// What its line says, as it is now.
    pub text: TextLine,
    /// The last act that it takes in, by record number.
    pub last: u64,
    /// In which language.
    pub lang: String,
    /// Clauses in reading order, also those that were taken out.
    pub clauses: Vec<SheetClause>,
}

/// A clause of a text at one point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SheetClause {
    /// Its number.
    pub number: String,
    /// The versions that stand; more than one are rivals.
    pub versions: Vec<SheetVersion>,
}

/// A version of a clause in one language, and how an edit of it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SheetVersion {
    /// The act whose place an edit takes; an edit of a version that is not written in this language translates this act.
    pub by: MarkView,
    /// The version that these words are, or are a translation of.
    pub version: u64,
    /// The purpose of an edit: `wording` or `translation`.
    pub purpose: String,
    /// Whether this version takes the clause out; it has no words then.
    pub removed: bool,
    /// Its heading; empty if it has none, or none in this language.
    pub heading: String,
    /// Its words with their brackets; empty if it has none in this language.
    pub text: String,
    /// The act with what it shows, by record number.
    pub shows: Option<u64>,
}

/// What has changed in a text between two points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompareView {
    /// The text.
    pub text: TextLine,
    /// From this point.
    pub from: PointOfText,
    /// To this one.
    pub to: PointOfText,
    /// In which language.
    pub lang: String,
    /// Clauses that differ, in reading order.
    pub clauses: Vec<ClauseDiff>,
    /// How many are the same in both.
    pub same: u64,
}

/// A point of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PointOfText {
    /// The last act that it takes in, by record number.
    pub last: u64,
    /// The revision that it is, if it is one.
    pub revision: Option<u64>,
}

/// A clause that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClauseDiff {
    /// Its number.
    pub number: String,
    /// `added`, `removed` or `changed`.
    pub change: String,
    /// Its words in both.
    pub runs: Vec<Run>,
    /// The acts on it in between.
    pub by: Vec<MarkView>,
}
