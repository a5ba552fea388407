//! What is an alarm at one member's desk: a condition that somebody at this desk must do something about. Everything
//! else is a line among the latest acts.
//!
//! A condition has one key for as long as it stands, however often it is looked at: what one act brings upon a desk is
//! one condition, not one for each answer that it asks for. How grave it is, and from when on it is one at all, are
//! numbers of the rulebook. Source: DESIGN 6 "Rulebook and situation", ISA-18.2.

use super::At;
use crate::procedures::{Debt, link};
use crate::watches::Unattended;
use crate::{DebtEntry, Link, Mark, Status};
use act::{MemberId, MemberKind, Millis, Precedence};
use rulebook::AlarmTerms;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that cannot wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alarm {
    /// `read-back-differs`, `defaulted`, `uncleared`, `line-silent`, `suspended`, `unattended`, or `finding_` and what a
    /// published proof shows of its author or of the act that it speaks of.
    pub kind: String,
    /// Whom it concerns.
    pub member: String,
    /// In which case, by number in the record; of a finding the act that holds the proof.
    pub case: u64,
    /// Rung of the ladder, 0 where there is none.
    pub rung: u64,
}

/// A condition that stands at a desk now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standing {
    /// The same for as long as it stands, such as `overdue-48213`.
    pub key: String,
    /// Which: one of [`CONDITIONS`], or the kind of an [`Alarm`].
    pub condition: String,
    /// 1 grave, 2 urgent, 3 timed.
    pub priority: u8,
    /// Whom it concerns: who waits for an answer, who is late, whose line it is. Empty where it is this node alone.
    pub member: String,
    /// In which case, by number in the record; 0 where there is none.
    pub case: u64,
    /// The procedure of that case; empty where there is none.
    pub procedure: String,
    /// What more there is to say: the kind of debt, the code of a finding, the kind of evidence, the name of an act.
    pub about: String,
    /// Rung of the ladder, 0 where there is none.
    pub rung: u64,
    /// Since when, milliseconds; `None` if only this node's having seen it tells.
    pub since_ms: Option<u64>,
    /// When the first answer is due, milliseconds.
    pub due_ms: Option<u64>,
}

/// What a node knows of itself, beside the record. Times in milliseconds since 1970 UTC.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// Kinds of evidence that somebody cheats, with the name of what holds it.
    pub evidence: Vec<(String, String)>,
    /// Whether this node, or the sequencer that it runs, keeps and signs nothing more.
    pub standstill: bool,
    /// Whether its folder is a copy that has to see the record before it signs.
    pub must_sync: bool,
    /// Since when it has no link to the sequencer.
    pub offline_since: Option<u64>,
    /// Since when acts wait for a quorum.
    pub unwitnessed_since: Option<u64>,
    /// When the newest quorum signed, if that is longer ago than the mechanism allows.
    pub stale_since: Option<u64>,
    /// Own names of acts that the sequencer refused.
    pub refused: Vec<String>,
    /// By how much the sequencer's clock is off, milliseconds.
    pub clock_off_ms: Option<i64>,
    /// By how much this node's own clock is ahead of the witnesses' (behind, if negative), milliseconds, where it is by more
    /// than the mechanism allows: then the node signs nothing by it.
    pub own_clock_off_ms: Option<i64>,
}

/// What a condition `clock` is about where it is this node's own clock, and not its sequencer's.
pub const OWN_AHEAD: &str = "own-ahead";
/// The same where it is behind.
pub const OWN_BEHIND: &str = "own-behind";

/// The conditions that there are. Each but those of [`OF_DEBTS`] has its priority in the rulebook by its own name.
pub const CONDITIONS: &[&str] = &[
    "evidence",
    "finding",
    "standstill",
    "read-back-differs",
    "uncleared",
    "suspended",
    "unattended",
    "overdue",
    "called",
    "line-silent",
    "no-link",
    "unwitnessed",
    "stale",
    "refused",
    "clock",
    "must-sync",
    "owed",
];

/// Conditions of answers, whose priority goes by the precedence of their case.
pub const OF_DEBTS: &[&str] = &["owed", "overdue", "called"];

impl At<'_> {
    /// What was agreed of alarms, by the newest version of the rulebook that this node holds.
    pub fn alarm_terms(&self) -> AlarmTerms {
        let held = self.situation.editions().iter().rev().find_map(|e| e.rulebook.as_ref());
        held.map_or_else(AlarmTerms::default, |rulebook| rulebook.terms().alarms.clone())
    }

    /// Wrong read-backs, overdue debts, activities that began without a complete ladder, silent lines, suspended
    /// channels, desks that nobody watches, and proofs of something that nobody may do.
    pub fn alarms(&self) -> Vec<Alarm> {
        let mut out = Vec::new();
        let alarm =
            |kind: &str, member, case, rung| Alarm { kind: kind.into(), member: self.member(member), case, rung };
        for case in self.situation.cases.live() {
            let misread = case.legs.iter().filter(|l| l.ladder().misread() && case.state != "cancelled");
            out.extend(misread.map(|l| alarm("read-back-differs", l.member, case.index, 0)));
            if case.state == "uncleared" {
                out.push(alarm("uncleared", case.author, case.index, 0));
            }
        }
        let found = self.situation.findings.iter().filter_map(|index| self.situation.acts.get(index));
        let found = found.filter_map(|row| Some((row, row.finding?)));
        let found = found.filter(|(_, finding)| finding.is_alarm());
        out.extend(found.map(|(row, finding)| alarm(&format!("finding_{}", finding.code()), row.author, row.index, 0)));
        for (l, began) in self.silent_lines() {
            out.push(alarm("line-silent", l.member, began.map_or(0, |check| check.index), 0));
        }
        let rung = self.alarm_terms().suspended_rung;
        out.extend(self.suspended_lines().map(|(l, at)| alarm("suspended", l.member, at.map_or(0, |m| m.0), rung)));
        let desks = (0..self.situation.mechanism.members.len() as u64).map(MemberId);
        out.extend(desks.filter_map(|m| Some(alarm("unattended", m, self.unattended(m)?.case, 0))));
        let due = self.checks_due();
        let overdue = self.situation.live_debts().chain(&due).filter(|d| self.is_overdue(d));
        out.extend(overdue.map(|d| alarm("defaulted", d.debtor, d.case_index, self.situation.rung(d, self.now))));
        out
    }

    /// What is an alarm at this member's desk now, in no order. What is grave is so at every desk that can see it; the
    /// rest only where somebody has to act on it.
    pub fn standing(&self, viewer: MemberId, health: &Health) -> Vec<Standing> {
        let terms = self.alarm_terms();
        let mut out = of_node(health, &terms, self.now);
        for alarm in self.alarms() {
            match alarm.kind.as_str() {
                // These are said more exactly below.
                "defaulted" | "line-silent" | "suspended" | "unattended" => {}
                _ => out.push(of_record(&alarm, &terms)),
            }
        }
        out.extend(self.lines_down(viewer, &terms));
        out.extend(self.suspensions(viewer, &terms));
        out.extend(self.empty_desks(viewer, &terms));
        out.extend(self.duties(viewer, &terms));
        for one in &mut out {
            one.procedure =
                self.situation.cases.get(&one.case).map_or_else(String::new, |c| c.procedure_name().to_owned());
        }
        out
    }

    /// When this member's watch last changed hands.
    pub fn watch_changed(&self, viewer: MemberId) -> Option<Millis> {
        self.watch(viewer).since_ms
    }

    fn is_overdue(&self, d: &DebtEntry) -> bool {
        d.status(self.now) == Status::Defaulted && d.lifted.is_none() && !self.situation.is_practice(d)
    }

    /// Lines whose silence is an alarm, and the check that began it.
    fn silent_lines(&self) -> Vec<(&Link, Option<Mark>)> {
        let silent = self.situation.links().filter(|l| self.line_state(l) == "silent");
        silent.map(|l| (l, self.unheard(l.channel, l.member, l.heard_at).map(|(_, check)| check))).collect()
    }

    fn lines_down(&self, viewer: MemberId, terms: &AlarmTerms) -> Vec<Standing> {
        let concerns = |l: &Link| l.member == viewer || self.checkers(l.channel).contains(&viewer);
        let lines = self.silent_lines().into_iter().filter(|(l, _)| concerns(l));
        lines
            .map(|(l, began)| Standing {
                key: format!("line-silent-{}-{}", l.channel, l.member.0),
                about: self.channel_name(l.channel),
                case: began.map_or(0, |check| check.index),
                since_ms: began.map(|check| check.at),
                ..standing("line-silent", terms.priority_of("line-silent"), self.member(l.member))
            })
            .collect()
    }

    /// Suspensions that stand, and the act that each stands by: where it is and when it came.
    fn suspended_lines(&self) -> impl Iterator<Item = (&Link, Option<(u64, Millis)>)> {
        let on = |l: &&Link| l.standing != link::PROCEDURE.course.start;
        let by = |l: &Link| l.by.and_then(|name| self.situation.act(&name)).map(|row| (row.index, row.at));
        self.situation.links().filter(on).map(move |l| (l, by(l)))
    }

    /// Channels of the viewer that another member has suspended. A suspension stands at its rung of the ladder from the
    /// beginning, so the guarantors are told at once, and whoever else is called from there. Source: DOMAIN 4.
    fn suspensions(&self, viewer: MemberId, terms: &AlarmTerms) -> Vec<Standing> {
        let from = self.kind_of(viewer).and_then(|kind| terms.called_from.get(&kind).copied());
        if from.is_some_and(|from| from > terms.suspended_rung) {
            return Vec::new();
        }
        let ours = |l: &Link| l.member != viewer && self.situation.is_member(viewer, l.channel);
        let standing = |(l, by): (&Link, Option<(u64, Millis)>)| Standing {
            key: format!("suspended-{}-{}", l.channel, l.member.0),
            about: self.channel_name(l.channel),
            case: by.map_or(0, |(index, _)| index),
            rung: terms.suspended_rung,
            since_ms: by.map(|(_, at)| at),
            ..standing("suspended", terms.priority_of("suspended"), self.member(l.member))
        };
        self.suspended_lines().filter(|(l, _)| ours(l)).map(standing).collect()
    }

    /// Desks that nobody watches: an alarm there, in case somebody is near, and at the supervisor's.
    fn empty_desks(&self, viewer: MemberId, terms: &AlarmTerms) -> Vec<Standing> {
        let supervises = self.kind_of(viewer) == Some(MemberKind::Supervisor);
        let members = (0..self.situation.mechanism.members.len() as u64).map(MemberId);
        let empty = members.filter(|m| supervises || *m == viewer).filter_map(|m| Some((m, self.unattended(m)?)));
        let standing = |(m, found): (MemberId, Unattended)| Standing {
            key: format!("unattended-{}", m.0),
            case: found.case,
            since_ms: Some(found.since),
            ..standing("unattended", terms.priority_of("unattended"), self.member(m))
        };
        empty.map(standing).collect()
    }

    fn kind_of(&self, member: MemberId) -> Option<MemberKind> {
        self.situation.mechanism.entry(member).map(|e| e.kind)
    }

    /// What the viewer owes, one condition a case for what is not due yet and one for what is overdue; and what others
    /// have let run so far up the ladder that the viewer is called.
    fn duties(&self, viewer: MemberId, terms: &AlarmTerms) -> Vec<Standing> {
        let called = self.kind_of(viewer).and_then(|kind| terms.called_from.get(&kind).copied());
        let due = self.checks_due();
        let mut out: BTreeMap<String, Standing> = BTreeMap::new();
        for d in self.situation.live_debts().chain(&due).filter(|d| d.is_open() && !self.situation.is_practice(d)) {
            let (over, ours) = (self.is_overdue(d), d.debtor == viewer);
            let rung = if over { self.situation.rung(d, self.now) } else { 0 };
            let (condition, member) = match (ours, over) {
                (true, false) => ("owed", d.creditor),
                (true, true) => ("overdue", d.creditor),
                (false, true) if called.is_some_and(|from| rung >= from) => ("called", d.debtor),
                (false, _) => continue,
            };
            let one = Standing {
                key: format!("{condition}-{}", d.case_index),
                case: d.case_index,
                about: d.kind.key().to_owned(),
                rung,
                since_ms: Some(if over { d.due } else { d.opened_at }),
                due_ms: Some(d.due),
                ..standing(condition, self.urgency(d, over, terms), self.member(member))
            };
            let held = out.entry(one.key.clone()).or_insert_with(|| one.clone());
            let priority = held.priority.min(one.priority);
            let rung = held.rung.max(one.rung);
            if one.due_ms < held.due_ms {
                *held = one;
            }
            (held.priority, held.rung) = (priority, rung);
        }
        out.into_values().collect()
    }

    /// By the precedence of its case; a question that leaves little time is as urgent as one that is overdue.
    fn urgency(&self, d: &DebtEntry, over: bool, terms: &AlarmTerms) -> u8 {
        let precedence = self.situation.cases.get(&d.case_index).map_or(Precedence::Routine, |c| c.precedence);
        let left = d.due.saturating_sub(d.opened_at);
        let short = d.kind == Debt::Answer && left < terms.short_s.saturating_mul(1000);
        terms.priority_owed(precedence, over || short)
    }
}

fn standing(condition: &str, priority: u8, member: String) -> Standing {
    Standing {
        key: condition.to_owned(),
        condition: condition.to_owned(),
        priority,
        member,
        case: 0,
        procedure: String::new(),
        about: String::new(),
        rung: 0,
        since_ms: None,
        due_ms: None,
    }
}

/// What the record shows, whoever's desk it is.
fn of_record(alarm: &Alarm, terms: &AlarmTerms) -> Standing {
    let (condition, about) = alarm.kind.split_once('_').unwrap_or((alarm.kind.as_str(), ""));
    Standing {
        key: format!("{}-{}-{}", alarm.kind, alarm.case, alarm.member),
        case: alarm.case,
        about: about.to_owned(),
        rung: alarm.rung,
        ..standing(condition, terms.priority_of(condition), alarm.member.clone())
    }
}

/// What is wrong with the node and its picture.
fn of_node(health: &Health, terms: &AlarmTerms, now: Millis) -> Vec<Standing> {
    let mut out = Vec::new();
    let of = |condition: &str| standing(condition, terms.priority_of(condition), String::new());
    for (kind, held_in) in &health.evidence {
        out.push(Standing { key: format!("evidence-{held_in}"), about: kind.clone(), ..of("evidence") });
    }
    for (is, condition) in [(health.standstill, "standstill"), (health.must_sync, "must-sync")] {
        if is {
            out.push(of(condition));
        }
    }
    // What the mechanism allows is over already where the record is stale: it waits for nothing more.
    let since = [
        ("no-link", health.offline_since, terms.away_s),
        ("unwitnessed", health.unwitnessed_since, terms.away_s),
        ("stale", health.stale_since, 0),
    ];
    for (condition, since_ms, after_s) in since {
        if since_ms.is_some_and(|ms| now.saturating_sub(ms) >= after_s.saturating_mul(1000)) {
            out.push(Standing { since_ms, ..of(condition) });
        }
    }
    for act in &health.refused {
        out.push(Standing { key: format!("refused-{act}"), about: act.clone(), ..of("refused") });
    }
    if health.clock_off_ms.is_some_and(|ms| ms.unsigned_abs() >= terms.clock_off_s.saturating_mul(1000)) {
        out.push(of("clock"));
    }
    // However little it is, nothing can be signed.
    if let Some(off_ms) = health.own_clock_off_ms {
        let about = if off_ms > 0 { OWN_AHEAD } else { OWN_BEHIND };
        out.push(Standing { key: "own-clock".to_owned(), about: about.to_owned(), ..of("clock") });
    }
    out
}
