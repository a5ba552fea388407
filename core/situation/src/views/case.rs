//! One case with everything in it.

use super::{ActLine, At, DebtView, FactsView};
use crate::procedures::{Happening, On};
use crate::steps::permits;
use crate::{Case, Ladder, Leg, Mark, phrases};
use act::{MemberId, Name, UNIT_CLASSES};
use rulebook::Phrase;
use serde::{Deserialize, Serialize};

/// A case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseView {
    /// Number in the record of the act that opened it.
    pub index: u64,
    /// That act's own name.
    pub name: String,
    /// The format, such as `ntf-flight`; its title is the attribute `.title` of the message of this name.
    pub format: String,
    /// Who opened it.
    pub author: String,
    /// Its channel by name.
    pub channel: String,
    /// When it was opened.
    pub at_ms: u64,
    /// How urgent.
    pub precedence: String,
    /// The reason that lifted its lead time, such as `medevac`.
    pub emergency: Option<String>,
    /// Late or imported: no debts.
    pub history: bool,
    /// Its procedure, or `record`.
    pub procedure: String,
    /// The state of the case; its words are the message `<procedure>-state_<state>`.
    pub state: String,
    /// Whether somebody still has to do something in it.
    pub open: bool,
    /// Whether its author overrode an incomplete ladder.
    pub overridden: bool,
    /// What it says now.
    pub phrase: Option<Phrase>,
    /// What it said from which act on.
    pub versions: Vec<VersionView>,
    /// Each addressee.
    pub legs: Vec<LegView>,
    /// Every debt, the earliest due first.
    pub debts: Vec<DebtView>,
    /// Every act, those without effect included, with the reason.
    pub acts: Vec<ActLine>,
    /// What each member says of the incident, fact by fact; of queries and reports.
    #[serde(default)]
    pub facts: FactsView,
}

/// What a case said from one act on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionView {
    /// From 1.
    pub number: u64,
    /// By which act.
    pub by: MarkView,
    /// Whether the ladders started again with it.
    pub material: bool,
    /// What it said.
    pub phrase: Option<Phrase>,
    /// What is not as in the version before, each with its label.
    #[serde(default)]
    pub changed: Vec<ChangeView>,
}

/// A field that an amendment changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeView {
    /// The field by name.
    pub field: String,
    /// Its value before, labelled; `None` if it had none.
    pub before: Option<Phrase>,
    /// Its value since, labelled; `None` if it has none.
    pub after: Option<Phrase>,
}

/// An act as the source of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MarkView {
    /// Number in the record.
    pub index: u64,
    /// Own name.
    pub name: String,
    /// Whose.
    pub member: String,
    /// When included.
    pub at_ms: u64,
}

/// One addressee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LegView {
    /// Who.
    pub member: String,
    /// State; its words are the message `<procedure>-state_<state>`.
    pub state: String,
    /// Whether the last read-back of what now holds is wrong.
    pub alarm: bool,
    /// What is known of its ladder.
    pub ladder: LadderView,
    /// The ladders of versions that were amended.
    pub earlier: Vec<LadderView>,
}

/// The five levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LadderView {
    /// Of which version, from 1.
    pub version: u64,
    /// Level 1.
    pub delivered: Option<MarkView>,
    /// Level 2.
    pub opened: Option<MarkView>,
    /// Level 3, every one.
    pub read_backs: Vec<ReadBackView>,
    /// Level 4: units that know.
    pub told: Vec<UnitView>,
    /// Level 4: units that do not, with the reason; those that were never mentioned have none.
    pub not_told: Vec<UnitView>,
    /// Level 5, every one; the last holds.
    pub positions: Vec<PositionView>,
    /// Answers of a query.
    pub answers: Vec<MarkView>,
}

/// A read-back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadBackView {
    /// By which act.
    pub by: MarkView,
    /// Names of the fields that differ; none if it is right.
    pub differs: Vec<String>,
    /// What was read where it differs, labelled.
    pub read: Vec<Phrase>,
    /// What stands there, labelled.
    pub stands: Vec<Phrase>,
}

/// A class of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitView {
    /// Which; its words are the message `unit_<class>`.
    pub unit: String,
    /// Since when it knows.
    pub told_s: Option<i64>,
    /// Why it does not.
    pub reason: Option<String>,
    /// Who said so; nobody if it was never mentioned.
    pub by: Option<MarkView>,
}

/// A position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PositionView {
    /// By which act.
    pub by: MarkView,
    /// Which; its words are the message `stance_<key>`.
    pub stance: String,
}

impl At<'_> {
    /// The case that an act opened or belongs to; `None` if there is none that this viewer can read.
    pub fn case(&self, name: &Name) -> Option<CaseView> {
        self.situation.case(name).map(|c| self.case_view(c))
    }

    /// The case opened by the act with this number.
    pub fn case_numbered(&self, index: u64) -> Option<CaseView> {
        self.situation.cases.get(&index).map(|c| self.case_view(c))
    }

    /// What a member may do in the case that the act with this number opened, as its tables stand now: keys of kernel acts,
    /// and `step` if a format may take one. Levels of the ladder below a position are not listed: they are shown as such.
    pub fn ways(&self, index: u64, member: MemberId) -> Vec<&'static str> {
        let Some(case) = self.situation.cases.get(&index).filter(|c| !c.history) else { return Vec::new() };
        let may = |on: On| permits(case, member, &Happening::of(on)).is_ok();
        let any = |list: &[On]| list.iter().any(|on| may(*on));
        let rows: [(&'static str, &[On]); 9] = [
            ("position", &[On::Comply, On::Conditional, On::Object, On::CannotComply]),
            ("amend", &[On::Amend]),
            ("start", &[On::Start]),
            ("end", &[On::End]),
            ("override", &[On::Override]),
            ("cancel", &[On::Cancel]),
            ("ask-time", &[On::AskTime]),
            ("dispute", &[On::Dispute]),
            ("step", &[On::Answer, On::Defer, On::Rejected, On::Noted, On::Record, On::TakeOver, On::Close]),
        ];
        rows.into_iter().filter(|(_, list)| any(list)).map(|(key, _)| key).collect()
    }

    fn case_view(&self, c: &Case) -> CaseView {
        let reasons = self.situation.rulebook_of(c).map_or(&[][..], |r| &r.terms().emergency);
        let reason = |code: u64| reasons.iter().find(|r| r.code == code).map_or(code.to_string(), |r| r.name.clone());
        CaseView {
            index: c.index,
            name: self.situation.own_name(&c.name),
            format: self.situation.opener(c).map_or_else(|| c.wire.to_string(), |f| f.name.clone()),
            author: self.member(c.author),
            channel: self.channel_name(c.channel.unwrap_or(0)),
            at_ms: c.at,
            precedence: c.precedence.key().to_owned(),
            emergency: c.emergency.map(reason),
            history: c.history,
            procedure: c.procedure_name().to_owned(),
            state: self.case_state(c).to_owned(),
            open: self.is_open(c),
            overridden: c.overridden,
            phrase: self.says(c, c.versions.len() - 1),
            versions: (0..c.versions.len()).map(|n| self.version(c, n)).collect(),
            legs: c.legs.iter().map(|l| self.leg(c, l)).collect(),
            debts: self.told(c.debts.iter().collect()),
            acts: c.acts.iter().filter_map(|e| self.situation.acts.get(&e.mark.index)).map(|r| self.line(r)).collect(),
            facts: match c.procedure_name() {
                "query" | "record" => self.facts(c),
                _ => FactsView::default(),
            },
        }
    }

    pub(super) fn says(&self, c: &Case, version: usize) -> Option<Phrase> {
        let (format, version) = (self.situation.opener(c)?, c.versions.get(version)?);
        let ctx = self.ctx().in_lang(&version.lang);
        let phrase = phrases::version(format, &version.fields, &self.member(c.author), &ctx)?;
        let phrase = self.situation.told_by(self.situation.edition_at(c.index), phrase);
        Some(self.guarded(c.few, c.author, phrase))
    }

    fn version(&self, c: &Case, n: usize) -> VersionView {
        let v = &c.versions[n];
        VersionView {
            number: n as u64 + 1,
            by: self.mark(&v.by),
            material: v.material,
            phrase: self.says(c, n),
            changed: self.changed(c, n),
        }
    }

    /// The fields in which a version differs from the one before.
    fn changed(&self, c: &Case, n: usize) -> Vec<ChangeView> {
        let (Some(format), Some(before)) = (self.situation.opener(c), n.checked_sub(1)) else { return Vec::new() };
        let (before, after) = (&c.versions[before].fields, &c.versions[n].fields);
        let ctx = self.ctx();
        let labelled = |items: &crate::Items, number: u64| {
            let phrase = phrases::labelled(format, items, Some(&[number]), &ctx).pop()?;
            let phrase = self.guarded(c.few, c.author, phrase);
            Some(self.situation.told_by(self.situation.edition_at(c.index), phrase))
        };
        let differs = format.fields.iter().filter(|f| before.get(&f.number) != after.get(&f.number));
        let change = |f: &rulebook::FieldDef| ChangeView {
            field: f.name.clone(),
            before: labelled(before, f.number),
            after: labelled(after, f.number),
        };
        differs.map(change).collect()
    }

    fn leg(&self, c: &Case, l: &Leg) -> LegView {
        let mut ladders: Vec<LadderView> = l.ladders.iter().map(|(v, ladder)| self.ladder(c, l, *v, ladder)).collect();
        let ladder = ladders.pop().expect("a leg starts with a ladder");
        LegView {
            member: self.member(l.member),
            state: self.leg_state(c, l).to_owned(),
            alarm: l.ladder().misread(),
            ladder,
            earlier: ladders,
        }
    }

    fn ladder(&self, c: &Case, leg: &Leg, version: u64, l: &Ladder) -> LadderView {
        let told = l.told.iter().map(|(unit, (at_s, by))| UnitView {
            unit: phrases::unit_key(*unit),
            told_s: Some(*at_s),
            reason: None,
            by: Some(self.mark(by)),
        });
        let said = l.not_told.iter().map(|(unit, (reason, by))| UnitView {
            unit: phrases::unit_key(*unit),
            told_s: None,
            reason: Some(reason.clone()),
            by: Some(self.mark(by)),
        });
        // A class that nobody mentioned is not informed either, as far as anybody knows.
        let units = if leg.party && c.procedure_name() == "notification" { UNIT_CLASSES.len() as u64 } else { 0 };
        let silent = (0..units).filter(|u| !l.told.contains_key(u) && !l.not_told.contains_key(u));
        let silent = silent.map(|u| UnitView { unit: phrases::unit_key(u), told_s: None, reason: None, by: None });
        LadderView {
            version: version + 1,
            delivered: l.delivered.as_ref().map(|m| self.mark(m)),
            opened: l.opened.as_ref().map(|m| self.mark(m)),
            read_backs: self.read_backs(c, version, l),
            told: told.collect(),
            not_told: said.chain(silent).collect(),
            positions: l
                .positions
                .iter()
                .map(|p| PositionView { by: self.mark(&p.by), stance: p.stance.key().into() })
                .collect(),
            answers: l.answers.iter().map(|m| self.mark(m)).collect(),
        }
    }

    fn read_backs(&self, c: &Case, version: u64, l: &Ladder) -> Vec<ReadBackView> {
        let Some(format) = self.situation.opener(c) else { return Vec::new() };
        let name = |n: &u64| format.field_numbered(*n).map_or_else(|| n.to_string(), |f| f.name.clone());
        let stands = usize::try_from(version).ok().and_then(|v| c.versions.get(v)).unwrap_or(c.version());
        let ctx = self.ctx();
        let labelled = |items: &crate::Items, differs: &[u64]| {
            let told = phrases::labelled(format, items, Some(differs), &ctx).into_iter();
            let told = told.map(|phrase| self.guarded(c.few, c.author, phrase));
            told.map(|phrase| self.situation.told_by(self.situation.edition_at(c.index), phrase)).collect()
        };
        let view = |r: &crate::ReadBack| ReadBackView {
            by: self.mark(&r.by),
            differs: r.differs.iter().map(name).collect(),
            read: labelled(&r.fields, &r.differs),
            stands: labelled(&stands.fields, &r.differs),
        };
        l.read_backs.iter().map(view).collect()
    }

    pub(super) fn mark(&self, m: &Mark) -> MarkView {
        let name = self.situation.own_name(&m.act);
        MarkView { index: m.index, name, member: self.member(m.author), at_ms: m.at }
    }
}
