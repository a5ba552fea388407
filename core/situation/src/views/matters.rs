//! Matters of which others tell in public, as faces show them: what is told of each stands side by side with where it is
//! told. Nothing of it is a member's word. Source: DOMAIN 2.8 and 3.13.

use super::talks::Said;
use super::{AccountsView, At, MarkView, StatementView};
use act::Name;
use rulebook::{Arg, Phrase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A matter in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatterLine {
    /// The act that opened it.
    pub by: MarkView,
    /// Its channel by name.
    pub channel: String,
    /// What it is called.
    pub title: Option<Arg>,
    /// How many points were made about it.
    pub points: u64,
}

/// A matter with everything that is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatterView {
    /// What its line says.
    pub matter: MatterLine,
    /// What is told of it, in the order in which it was entered.
    pub told: Vec<ToldView>,
    /// What members have said in public about it.
    pub statements: Vec<StatementView>,
    /// Accounts of it and claims about it, point by point.
    pub accounts: AccountsView,
}

/// One thing that is told. Where tellers differ there are several of one kind, and none is preferred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToldView {
    /// Of what: when, where, through whose mediation.
    pub what: Arg,
    /// As it is told.
    pub value: Arg,
    /// Where it is told.
    pub cite: Option<Arg>,
}

impl At<'_> {
    /// Every matter that this viewer can read, the latest first.
    pub fn told_matters(&self) -> Vec<MatterLine> {
        let Some(first) = self.situation.cases.values().find(|c| self.plays(c, "matter")) else { return Vec::new() };
        let said = self.said_since(first.index.saturating_sub(1));
        let matters = said.iter().rev().filter(|s| s.plays("matter"));
        matters.map(|s| self.matter_line(s, &self.accounts(&said, &BTreeSet::from([s.by.act])))).collect()
    }

    /// The matter that the act with this number has opened.
    pub fn told_matter(&self, index: u64) -> Option<MatterView> {
        let said = self.said_since(index.checked_sub(1)?);
        let matter = said.first().filter(|s| s.by.index == index && s.plays("matter"))?;
        let mut about: BTreeSet<Name> = BTreeSet::from([matter.by.act]);
        let statements = self.statements(&said, &mut about);
        let accounts = self.accounts(&said, &about);
        let told = match self.field(matter, "told") {
            Some(Arg::List(entries)) => entries.into_iter().filter_map(told).collect(),
            _ => Vec::new(),
        };
        Some(MatterView { matter: self.matter_line(matter, &accounts), told, statements, accounts })
    }

    fn matter_line(&self, s: &Said<'_>, accounts: &AccountsView) -> MatterLine {
        let case = self.situation.cases.get(&s.by.index);
        MatterLine {
            by: self.mark(&s.by),
            channel: self.channel_name(case.and_then(|c| c.channel).unwrap_or(0)),
            title: self.field(s, "title"),
            points: accounts.points.len() as u64,
        }
    }
}

fn told(mut entry: Phrase) -> Option<ToldView> {
    let cite = entry.args.remove("cite");
    Some(ToldView { what: entry.args.remove("what")?, value: entry.args.remove("value")?, cite })
}
