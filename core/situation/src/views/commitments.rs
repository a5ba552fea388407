//! Commitments as faces show them: plain data. What it is made from is in `timeline.rs`, the days in `crate::timeline`.
//!
//! Days are whole UTC days since 1970-01-01. Nothing here says that anybody kept or broke a word: it says what was given,
//! what is claimed, what is accepted, and what day it is.

use super::{DisputeView, GuaranteeView, MarkView, SideView};
use rulebook::Arg;
use serde::{Deserialize, Serialize};

/// How a commitment can stand; the words are the message `desk_cm-state-<stand>`.
///
/// ```text
/// pre-effect  counted from a day that is not said or still to come     waiting   for something that is not so or not done
/// disputed    whether it begins is disputed                            unknown   counted from what cannot be read here
/// deadlock    waits in a circle                                        not-yet   begins on a later day
/// gated       should have begun, and a gate is closed                  running   begun, nothing claimed, not due yet
/// overdue     due, nothing claimed                                     claimed   the verifier has not counted
/// contested   nothing of the claim is accepted                         partly    less is accepted than was given
/// accepted    all is accepted                                          lifted    by those to whom it was given
/// ```
pub const STANDS: [&str; 14] = [
    "pre-effect",
    "waiting",
    "disputed",
    "unknown",
    "deadlock",
    "not-yet",
    "gated",
    "running",
    "overdue",
    "claimed",
    "contested",
    "partly",
    "accepted",
    "lifted",
];

/// Every commitment that this viewer can read, on one scale of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimelineView {
    /// The UTC day on which it is told.
    pub today: i64,
    /// What commitments wait for, in the order of the record.
    pub conditions: Vec<ConditionView>,
    /// Commitments, in the order of the record.
    pub commitments: Vec<CommitmentView>,
    /// Guarantees, in the order of the record.
    pub guarantees: Vec<GuaranteeView>,
    /// Disputes, in the order of the record.
    pub disputes: Vec<DisputeView>,
    /// What would follow if one were done late, if that was asked.
    pub slip: Option<SlipView>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionView {
    /// By which act.
    pub by: MarkView,
    /// Its channel by name.
    pub channel: String,
    /// `day` or `event`.
    pub kind: String,
    /// What must be so.
    pub text: Option<Arg>,
    /// What holds until then.
    pub meanwhile: Option<Arg>,
    /// `unsaid`, `met`, `not-met` or `disputed`: what was said last.
    pub state: String,
    /// From which day it stands.
    pub day: Option<i64>,
    /// By which act that was said.
    pub said: Option<MarkView>,
    /// On what grounds.
    pub grounds: Option<Arg>,
}

/// A commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CommitmentView {
    /// By which act it was given.
    pub by: MarkView,
    /// Its format.
    pub format: String,
    /// Its channel by name.
    pub channel: String,
    /// State of its case; its words are the message `commitment-state_<state>`.
    pub case_state: String,
    /// To whom it was given, and whether they release it.
    pub to: Vec<SideView>,
    /// What kind.
    pub kind: Option<Arg>,
    /// What, in its author's words.
    pub what: Option<Arg>,
    /// How much.
    pub quantity: u64,
    /// In what that is counted.
    pub unit: Option<Arg>,
    /// When it counts as done.
    pub test: Option<Arg>,
    /// Who counts.
    pub verifier: String,
    /// What does not fall under it.
    pub exceptions: Option<Arg>,
    /// The clause that it carries out.
    pub clause: Option<Arg>,
    /// What its days are counted from: number in the record; `None` if they are its own.
    pub after: Option<u64>,
    /// How many days after that it begins and is due.
    pub after_days: Option<(u64, u64)>,
    /// The day on which it begins, if anybody can say.
    pub start_day: Option<i64>,
    /// The day at whose end it is due.
    pub due_day: Option<i64>,
    /// Whether these days are expected only: what they are counted from is not done.
    pub expected: bool,
    /// Quantities and lines on the way.
    pub phases: Vec<PhaseView>,
    /// What must be done before it begins.
    pub gates: Vec<GateView>,
    /// How it stands: one of [`STANDS`].
    pub state: String,
    /// For how many days it is overdue, whatever was claimed; 0 if it is not.
    pub overdue_days: u64,
    /// What its author claims by now.
    pub claimed: Option<AmountView>,
    /// What the verifier accepts by now.
    pub accepted: Option<AmountView>,
    /// The day from which all of it is accepted.
    pub done_day: Option<i64>,
    /// What was said of the latest claim, by whom; the verifier first.
    pub counts: Vec<CountView>,
    /// Every claim, by number in the record, the latest first.
    pub claims: Vec<u64>,
}

/// A part on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PhaseView {
    /// How much by then, all in all.
    pub quantity: u64,
    /// Behind which line, in its author's words.
    pub line: Option<Arg>,
    /// On which day.
    pub day: Option<i64>,
}

/// Something that must be done first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GateView {
    /// Its number in the record; 0 if it cannot be read here.
    pub act: u64,
    /// Whether it is done by today.
    pub open: bool,
}

/// How much, and who said so when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AmountView {
    /// How much.
    pub quantity: u64,
    /// By which act.
    pub by: MarkView,
}

/// What somebody who was asked says of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountView {
    /// By which act.
    pub by: MarkView,
    /// Whether it is the verifier's.
    pub verifier: bool,
    /// How much it accepts.
    pub accepted: u64,
    /// How much it contests, and why.
    pub contested: Vec<(u64, Option<Arg>)>,
}

/// What follows if one commitment is done late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlipView {
    /// Which, by number in the record.
    pub of: u64,
    /// How many days after it is due, or after today if that is later.
    pub days: u64,
    /// Whose days it moves.
    pub moved: Vec<MovedView>,
    /// Which gates are then closed when something behind them should begin.
    pub closed: Vec<ClosedView>,
}

/// A commitment whose days move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MovedView {
    /// Which.
    pub act: u64,
    /// Begins and is due, as expected now.
    pub before: (Option<i64>, i64),
    /// And then.
    pub after: (Option<i64>, i64),
}

/// A gate that is closed when something should begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClosedView {
    /// What should begin.
    pub act: u64,
    /// What is not done by then.
    pub gate: u64,
    /// For how many days; `None` if nobody can say.
    pub days: Option<u64>,
    /// For how many days it would be without the delay.
    pub anyway: Option<u64>,
}

impl TimelineView {
    /// What of it stands on these channels.
    pub fn on(mut self, sees: impl Fn(&str) -> bool) -> TimelineView {
        self.conditions.retain(|c| sees(&c.channel));
        self.commitments.retain(|c| sees(&c.channel));
        self.guarantees.retain(|g| g.public || sees(&g.channel));
        self.disputes.retain(|d| sees(&d.channel));
        let here = |act: u64| self.commitments.iter().any(|c| c.by.index == act);
        self.slip = self.slip.take().filter(|slip| here(slip.of)).map(|mut slip| {
            slip.moved.retain(|m| here(m.act));
            slip.closed.retain(|c| here(c.act));
            slip
        });
        self
    }
}
