//! Disputes over what was agreed, what it means or how it is carried out: plain data. How far one has been taken is what
//! the sides did; who is right is not said here. Source: DOMAIN 3.15.

use super::round::SideView;
use super::{At, MarkView};
use crate::Case;
use crate::procedures::dispute;
use rulebook::Arg;
use serde::{Deserialize, Serialize};

/// A dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DisputeView {
    /// The act that filed it.
    pub by: MarkView,
    /// Its channel by name.
    pub channel: String,
    /// Over what, by number in the record; 0 if it cannot be read here.
    pub about: u64,
    /// Over meaning or over carrying out.
    pub kind: Option<Arg>,
    /// What is in question, in its author's words.
    pub question: Option<Arg>,
    /// Over which clause.
    pub clause: Option<Arg>,
    /// State; its words are the message `dispute-state_<state>`.
    pub state: String,
    /// The rung that it has been taken to, from 0: see [`RUNGS`].
    pub rung: u64,
    /// Whether it is still open.
    pub open: bool,
    /// Each side that is asked, and what it says.
    pub sides: Vec<SideView>,
    /// What was said in it, in the order of the record.
    pub steps: Vec<DisputeStepView>,
}

/// The rungs of a dispute, from the clarification to the guarantors; the words are the message `dispute-state_<rung>`.
pub const RUNGS: [&str; 5] = dispute::RUNGS;

/// A step in a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DisputeStepView {
    /// By which act.
    pub by: MarkView,
    /// Its format.
    pub format: String,
    /// What it says became of the dispute, if it says that.
    pub outcome: Option<Arg>,
    /// In its author's words.
    pub words: Option<Arg>,
}

impl At<'_> {
    /// Every dispute that this viewer can read, in the order of the record.
    pub(super) fn disputes(&self) -> Vec<DisputeView> {
        let cases = self.situation.cases.values().filter(|c| c.procedure_name() == dispute::PROCEDURE.name);
        cases.map(|c| self.dispute(c)).collect()
    }

    fn dispute(&self, c: &Case) -> DisputeView {
        let said = self.says_of(c);
        let get = |name: &str| said.as_ref().and_then(|s| self.field(s, name));
        let about = self.situation.read(c, &dispute::ABOUT);
        let later = c.acts.iter().skip(1).filter(|e| e.note.is_none()).filter_map(|e| self.said_at(e.mark.index));
        let steps: Vec<_> = later.filter(|s| s.format.step.is_some()).collect();
        let raised = steps.iter().filter(|s| s.format.step.as_deref() == Some("raise")).count();
        DisputeView {
            by: self.opened(c),
            channel: self.channel_name(c.channel.unwrap_or(0)),
            about: about.and_then(|name| self.situation.names.get(&name).copied()).unwrap_or(0),
            kind: get("kind"),
            question: get("question"),
            clause: get("clause"),
            state: self.case_state(c).to_owned(),
            rung: raised.min(RUNGS.len() - 1) as u64,
            open: self.is_open(c),
            sides: self.sides(c),
            steps: steps
                .iter()
                .map(|s| DisputeStepView {
                    by: self.mark(&s.by),
                    format: s.format.name.clone(),
                    outcome: self.field(s, "outcome"),
                    words: self.field(s, "text").or_else(|| self.field(s, "grounds")),
                })
                .collect(),
        }
    }
}
