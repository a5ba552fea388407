//! Guarantees, and what was asked of whom by them: plain data. A call has the acts that prove its grounds, each by its place
//! in the record, where its proof can be had; whether the grounds suffice is for people to say. Source: DOMAIN 2.7 and 4.

use super::{At, MarkView, TimelineView};
use crate::procedures::{Debt, guarantee, parts};
use crate::{Case, Situation};
use act::Name;
use rulebook::Arg;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A guarantee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GuaranteeView {
    /// By which act.
    pub by: MarkView,
    /// Its channel by name.
    pub channel: String,
    /// Whether everybody may read it.
    pub public: bool,
    /// What is guaranteed, by number in the record; 0 if it cannot be read here.
    pub about: u64,
    /// To whom.
    pub to: Vec<String>,
    /// When it can be called upon, in its author's words.
    pub trigger: Option<Arg>,
    /// What it then does.
    pub duty: Option<Arg>,
    /// Within how many hours.
    pub hours: u64,
    /// The calls upon it, the latest first.
    pub calls: Vec<CallView>,
}

/// A call upon a guarantee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CallView {
    /// By which act.
    pub by: MarkView,
    /// How the guarantor's part stands; the words are the message `guarantee-state_<state>`.
    pub state: String,
    /// On what grounds.
    pub grounds: Option<Arg>,
    /// The acts that prove them.
    pub proofs: Vec<MarkView>,
    /// When what was guaranteed is due.
    pub due_ms: Option<u64>,
    /// How that debt stands: `owed`, `met`, `late`, `defaulted` or `lifted`.
    pub status: Option<String>,
}

impl GuaranteeView {
    /// Everything that a call upon it rests on, each once: as what, and its number in the record. `about` is what was
    /// guaranteed; `guarantee` and `call` are these two; `ground` is an act that proves the grounds.
    pub fn rests_on(&self, call: &CallView) -> Vec<(&'static str, u64)> {
        let own = [("about", self.about), ("guarantee", self.by.index), ("call", call.by.index)];
        let mut seen = BTreeSet::from([0]);
        let all = own.into_iter().chain(call.proofs.iter().map(|p| ("ground", p.index)));
        all.filter(|(_, index)| seen.insert(*index)).collect()
    }
}

impl TimelineView {
    /// Every call, with the guarantee that it is upon.
    pub fn calls(&self) -> impl Iterator<Item = (&GuaranteeView, &CallView)> {
        self.guarantees.iter().flat_map(|g| g.calls.iter().map(move |c| (g, c)))
    }
}

impl At<'_> {
    /// Every guarantee that this viewer can read, in the order of the record.
    pub(super) fn guarantees(&self) -> Vec<GuaranteeView> {
        let cases = || self.situation.cases.values();
        let called = cases().filter(|c| c.procedure_name() == guarantee::PROCEDURE.name);
        let called: Vec<&Case> = called.collect();
        let given = cases().filter(|c| self.plays(c, "guarantee"));
        given.map(|c| self.guarantee(c, &called)).collect()
    }

    fn guarantee(&self, c: &Case, called: &[&Case]) -> GuaranteeView {
        let said = self.says_of(c);
        let get = |name: &str| said.as_ref().and_then(|s| self.field(s, name));
        let read = |s: &Situation| s.read(c, &parts::ABOUT).and_then(|name: Name| s.names.get(&name).copied());
        let calls = called.iter().rev().filter(|call| call.subject == Some(c.name));
        GuaranteeView {
            by: self.opened(c),
            channel: self.channel_name(c.channel.unwrap_or(0)),
            public: c.channel.is_none(),
            about: read(self.situation).unwrap_or(0),
            to: self.situation.beneficiaries(c).into_iter().map(|m| self.member(m)).collect(),
            trigger: get("trigger"),
            duty: get("duty"),
            hours: self.situation.read(c, &guarantee::HOURS).map_or(0, |n| n.best),
            calls: calls.map(|call| self.call(call)).collect(),
        }
    }

    fn call(&self, c: &Case) -> CallView {
        let said = self.says_of(c);
        let proofs = match said.as_ref().and_then(|s| self.field(s, "proofs")) {
            Some(Arg::List(all)) => all,
            _ => Vec::new(),
        };
        let named = |shown: &Arg| match shown {
            Arg::Act(shown) => self.situation.act(&self.situation.named(shown)?).map(|row| self.mark(&row.mark())),
            _ => None,
        };
        let debt = c.debts.iter().rev().find(|d| d.kind == Debt::Duty);
        let leg = c.legs.first().map_or(c.state, |leg| self.leg_state(c, leg));
        CallView {
            by: self.opened(c),
            state: if c.state == "withdrawn" { c.state.to_owned() } else { leg.to_owned() },
            grounds: said.as_ref().and_then(|s| self.field(s, "grounds")),
            proofs: proofs.iter().filter_map(|p| named(p.args.get("act")?)).collect(),
            due_ms: debt.map(|d| d.due),
            status: debt.map(|d| d.status(self.now).key().to_owned()),
        }
    }
}
