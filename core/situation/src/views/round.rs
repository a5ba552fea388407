//! A round of talks as faces show it: plain data. What it is made from is in `talks.rs`, rival accounts in `accounts.rs`.

use super::{AccountsView, DebtView, MarkView, SpokenView, StatementView, TextLine};
use rulebook::Arg;
use serde::{Deserialize, Serialize};

/// A round in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoundLine {
    /// Number in the record of the act that convened it.
    pub index: u64,
    /// That act's own name.
    pub name: String,
    /// Its format, such as `round-convene`.
    pub format: String,
    /// Who convened it, and mediates.
    pub author: String,
    /// Its channel by name.
    pub channel: String,
    /// When it was convened.
    pub at_ms: u64,
    /// How many acts since have changed how it stands: answers, other times, its beginning.
    pub revision: u64,
    /// When the last of them came, or it was convened.
    pub changed_ms: u64,
    /// Which round, as its convener counts.
    pub number: u64,
    /// How the sides talk.
    pub mode: Option<Arg>,
    /// A state of the procedure `contact`; its words are the message `contact-state_<state>`.
    pub state: String,
    /// Whether somebody still has to do something in its convening.
    pub open: bool,
    /// The time that all have agreed, first and last second.
    pub agreed_s: Option<(i64, i64)>,
    /// The times that were proposed.
    pub proposed_s: Vec<(i64, i64)>,
    /// Where.
    pub place: Option<Arg>,
    /// Items of its agenda by state, in the order of the procedure.
    pub items: Vec<(String, u64)>,
}

/// A round with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoundView {
    /// What its line says.
    pub round: RoundLine,
    /// The round before.
    pub follows: Option<MarkView>,
    /// Rounds that follow it.
    pub followed_by: Vec<MarkView>,
    /// Whether the sides accept the time.
    pub sides: Vec<SideView>,
    /// Who comes: of each member what it said last.
    pub delegations: Vec<DelegationView>,
    /// What is talked about, in the order in which it was proposed.
    pub agenda: Vec<AgendaView>,
    /// Where sides stand, as far as this viewer can read it; in the order of the record.
    pub positions: Vec<StandView>,
    /// What was said to a few while the round lasted, and cannot be read here.
    pub sealed: Vec<MarkView>,
    /// What was written down of it, the latest first.
    pub records: Vec<RecordView>,
    /// Texts on the table that were put there for this round, the latest first.
    pub texts: Vec<TextLine>,
    /// Texts that are to become joint statements.
    pub drafts: Vec<DraftView>,
    /// What was said in public about it, in the order of the record.
    pub statements: Vec<StatementView>,
    /// Rival accounts of it, point by point.
    pub accounts: AccountsView,
    /// What is owed in all of it and not met, the earliest due first.
    pub debts: Vec<DebtView>,
}

/// One side of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideView {
    /// Who.
    pub member: String,
    /// State; its words are the message `<procedure>-state_<state>`.
    pub state: String,
    /// The act by which it last answered.
    pub by: Option<MarkView>,
    /// The grounds, condition or reservation in its words.
    pub words: Option<Arg>,
}

/// A member's delegation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DelegationView {
    /// By which act.
    pub by: MarkView,
    /// Offices.
    pub offices: Option<Arg>,
    /// How many seats, where it was said.
    pub seats: Option<Arg>,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaView {
    /// The act that proposed it.
    pub by: MarkView,
    /// What, in its author's words.
    pub subject: Option<Arg>,
    /// What its author says it is linked to, by record number.
    pub linked: Option<Arg>,
    /// State; its words are the message `agenda-state_<state>`.
    pub state: String,
    /// Whether somebody still has to do something in it.
    pub open: bool,
    /// The others, and whether each takes it up.
    pub sides: Vec<SideView>,
    /// What became of it, once it is closed.
    pub result: Option<Arg>,
}

/// Where a side stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StandView {
    /// By which act.
    pub by: MarkView,
    /// On what, by number in the record.
    pub about: u64,
    /// How.
    pub stance: Option<Arg>,
    /// In its words.
    pub text: Option<Arg>,
    /// On what condition.
    pub condition: Option<Arg>,
    /// To whom its author lets it be shown.
    pub disclosure: Option<Arg>,
    /// Whether it was sealed to a few: then this viewer is one of them, or was handed its key.
    pub sealed: bool,
    /// Whether its author has said another one on the same since.
    pub replaced: bool,
}

/// The record of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordView {
    /// By which act.
    pub by: MarkView,
    /// State; its words are the message `meeting-state_<state>`.
    pub state: String,
    /// When the round was held.
    pub held: Option<Arg>,
    /// Who was there, by office.
    pub participants: Option<Arg>,
    /// What both share, point by point.
    pub agreed: Vec<Arg>,
    /// What divides them, point by point.
    pub not_agreed: Vec<Arg>,
    /// When they meet again.
    pub next: Option<Arg>,
    /// Each side, and whether it confirms.
    pub sides: Vec<SideView>,
}

/// A text that is to become a joint statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DraftView {
    /// By which act.
    pub by: MarkView,
    /// The words as they stand now, in each language.
    pub texts: Vec<SpokenView>,
    /// State; its words are the message `joint-state_<state>`.
    pub state: String,
    /// Whether somebody still has to do something in it.
    pub open: bool,
    /// Each side, and whether it agrees to the text.
    pub sides: Vec<SideView>,
}
