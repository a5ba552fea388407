//! Who is on watch at each member's desk: what acts of handover and of taking over leave behind.
//!
//! A member's desk has one watch. It begins with the act that takes it, and ends with the next act that does; a handover
//! announces that and ends nothing. Officers are pseudonyms, as acts carry them. Source: DOMAIN 2.1 and 4.

use crate::procedures::{Happening, On, handover, watch};
use crate::views::{Alarm, DebtView, LinkView};
use crate::{ActRow, At, Case, DebtEntry, Situation};
use act::{Content, MemberId, MemberKind, Millis, Purpose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The watch at a member's desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WatchView {
    /// Whose desk.
    pub member: String,
    /// Pseudonym of the officer on watch; `None` if no act that this viewer can open says so.
    pub officer: Option<String>,
    /// When the watch was taken: time of inclusion of the act that says so.
    pub since_ms: Option<u64>,
    /// Until when it is to be handed over.
    pub due_ms: Option<u64>,
    /// Whether it lasts longer than the rulebook lets a watch last.
    pub overlong: bool,
    /// The act that took it, by number in the record.
    pub case: Option<u64>,
    /// A handover that nobody has taken over yet.
    pub handover: Option<HandoverView>,
    /// In how many matters somebody waits for this member now, or it waits for somebody: what a handover should say.
    pub found: u64,
}

/// A watch that is handed over and not taken yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HandoverView {
    /// The act of handing over, by number in the record.
    pub case: u64,
    /// Its own name, by which the act that takes over names it.
    pub name: String,
    /// Pseudonym of the officer whose watch ends.
    pub from: String,
    /// Pseudonym of the officer whose watch begins.
    pub to: String,
    /// How many items it says are open.
    pub open: Option<u64>,
    /// Until when it is to be taken over.
    pub due_ms: Option<u64>,
    /// Whether that time is over.
    pub untaken: bool,
}

/// A desk that nobody watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unattended {
    /// The act that took its last watch, by number in the record.
    pub case: u64,
    /// When that watch was over, or was handed over.
    pub since: Millis,
}

/// What the next officer must know, as it follows from the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HandoverNote {
    /// The watch that is handed over.
    pub watch: WatchView,
    /// The channel on which that is said: the first that the member shares with the supervisor.
    pub channel: String,
    /// Who reads it: the own desk and the supervisor.
    pub readers: Vec<String>,
    /// The acts that the open matters are about, by number in the record, the first due first. Those sealed to fewer than
    /// a channel are counted in `watch.found` and not named: the supervisor reads a handover, and may not read them.
    pub items: Vec<u64>,
    /// What the member owes.
    pub owed: Vec<DebtView>,
    /// What it is owed.
    pub awaited: Vec<DebtView>,
    /// Lines of its channels that do not simply carry: channel, line.
    pub lines: Vec<(String, LinkView)>,
    /// What cannot wait.
    pub alarms: Vec<Alarm>,
}

/// How many acts of the kinds that matter first to whoever looks again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct News {
    /// Incidents reported.
    pub reports: u64,
    /// Notifications.
    pub notices: u64,
    /// Answers of queries and protests.
    pub answers: u64,
    /// Steps of the acknowledgement ladder that an officer took: opened, read back, told on, position.
    pub acknowledgements: u64,
}

/// More than an officer reads; who was away for longer is told of the latest.
const NEWS_MAX: usize = 10_000;

impl Situation {
    /// What has come since the record had this size, as far as this viewer can open it.
    pub fn news(&self, size: u64) -> News {
        let mut news = News::default();
        for row in self.acts.range(size..).rev().map(|(_, row)| row).take(NEWS_MAX) {
            let Some(content) = row.content() else { continue };
            match content.format {
                // Kernel acts of the ladder: opened, read back, disseminated, position. Delivery is a machine's.
                2..=5 => news.acknowledgements += 1,
                _ => match self.format_of(row).map(|f| (f.opens.as_deref(), f.step.as_deref(), f.public)) {
                    Some((Some("notification"), ..)) => news.notices += 1,
                    Some((_, Some("answer" | "reply"), _)) => news.answers += 1,
                    // What opens no case, takes no step and is not said to everybody tells of something.
                    Some((None, None, false)) => news.reports += 1,
                    _ => {}
                },
            }
        }
        news
    }

    /// A watch that was taken relieves the one before: that of the same desk, as far as the same members read both.
    pub(crate) fn relieve(&mut self, row: &ActRow, content: &Content, opened: u64) {
        if !self.cases.get(&opened).is_some_and(is_watch) {
            return;
        }
        let before = self.cases.live().filter(|c| c.index < opened && is_watch(c) && c.author == row.author);
        let before = before.filter(|c| c.state == watch::ON_WATCH).map(|c| c.index);
        for index in before.filter(|index| self.may_join(row, *index).is_ok()).collect::<Vec<_>>() {
            self.step(row, content, index, Happening::of(On::TakeOver), |_, _| {});
        }
    }
}

impl At<'_> {
    /// The watch at every member's desk, as far as this viewer can open what was said of it: a member's own desk, and for
    /// the supervisor every desk.
    pub fn watches(&self) -> Vec<WatchView> {
        let members = 0..self.situation.mechanism.members.len() as u64;
        members.map(|m| self.watch(MemberId(m))).collect()
    }

    /// The watch at one member's desk.
    pub fn watch(&self, member: MemberId) -> WatchView {
        let cases = || self.situation.cases.live().rev().filter(|c| c.author == member && !c.history);
        let taken = cases().find(|c| is_watch(c) && c.state == watch::ON_WATCH);
        // What was handed over before the watch that stands was taken is over, whoever forgot to take it.
        let since = taken.map_or(0, |c| c.index);
        let handed = cases().find(|c| c.procedure_name() == handover::PROCEDURE.name && c.state == "handed-over");
        let handed = handed.filter(|c| c.index > since);
        let handover = handed.map(|c| self.handed(c));
        let officer = taken.and_then(|c| self.said(c, |f, v| handover::OFFICER.of(f, v)));
        WatchView {
            member: self.member(member),
            officer: officer.or_else(|| handover.as_ref().map(|h| h.from.clone())),
            since_ms: taken.map(|c| c.at),
            due_ms: taken.and_then(due),
            overlong: taken.is_some_and(|c| self.case_state(c) == watch::OVERLONG),
            case: taken.map(|c| c.index),
            handover,
            found: self.matters(member).len() as u64,
        }
    }

    /// Whether nobody watches a member's desk, as far as this viewer can open what was said of it: its watch is over, or
    /// was handed over and not taken, and nothing was signed there since, for as long as was agreed. A desk at which no
    /// watch was ever taken has none to miss. Source: DOMAIN 4.
    pub fn unattended(&self, member: MemberId) -> Option<Unattended> {
        self.alone(member).filter(|(_, from)| *from <= self.now).map(|(found, _)| found)
    }

    /// Desks that nobody watches from some moment on, if nothing is signed there until then: those moments.
    pub(crate) fn alone_turns(&self) -> impl Iterator<Item = Millis> {
        let desks = (0..self.situation.mechanism.members.len() as u64).map(MemberId);
        desks.filter_map(|m| self.alone(m)).map(|(_, from)| from)
    }

    fn alone(&self, member: MemberId) -> Option<(Unattended, Millis)> {
        // A watch that somebody has, and one that waits to be taken, are open: nothing else of a long record is looked at.
        let cases = || self.situation.cases.live().rev().filter(|c| c.author == member && !c.history);
        let taken = cases().find(|c| is_watch(c) && c.state == watch::ON_WATCH)?;
        let handed = cases().take_while(|c| c.index > taken.index);
        let handed =
            handed.filter(|c| c.procedure_name() == handover::PROCEDURE.name && c.state == "handed-over").last();
        let since = due(taken).into_iter().chain(handed.map(|c| c.at)).min()?;
        let alone_ms = self.alarm_terms().unattended_s.saturating_mul(1000);
        let lately = self.situation.acts.values().rev().take_while(|row| row.at.saturating_add(alone_ms) > self.now);
        let signed = lately.into_iter().find(|row| row.author == member && row.purpose == Purpose::Desk);
        let from = signed.map_or(since, |row| row.at.max(since)).saturating_add(alone_ms);
        Some((Unattended { case: taken.index, since }, from))
    }

    /// The note with which a member's watch is handed over.
    pub fn handover(&self, member: MemberId) -> HandoverNote {
        let board = self.board(member);
        let named = |index: &u64| self.situation.acts.get(index).is_some_and(|row| !row.few);
        let quiet = |l: &LinkView| matches!(l.line.as_str(), "up" | "unknown") && l.standing == "in-force";
        let lines = board.channels.iter().flat_map(|c| c.links.iter().map(|l| (c.name.clone(), l.clone())));
        let supervises =
            |m: &MemberId| self.situation.mechanism.entry(*m).is_some_and(|e| e.kind == MemberKind::Supervisor);
        let supervisors = |c: u64| self.situation.members(c).into_iter().filter(supervises);
        let mut ours = self.situation.edition().channels().filter(|c| self.situation.is_member(member, *c));
        let channel = ours.find(|c| supervisors(*c).next().is_some()).unwrap_or(0);
        let readers: BTreeSet<MemberId> = supervisors(channel).chain([member]).collect();
        HandoverNote {
            watch: self.watch(member),
            channel: self.channel_name(channel),
            readers: readers.into_iter().map(|m| self.member(m)).collect(),
            items: self.matters(member).into_iter().filter(named).collect(),
            owed: board.owed_by_us,
            awaited: board.owed_to_us,
            lines: lines.filter(|(_, l)| !quiet(l)).collect(),
            alarms: board.alarms,
        }
    }

    /// What is open for a member, by the number of the act that it is about, the first due first. The watch itself is
    /// nothing that is handed over with it, and what is practised in a drill neither.
    fn matters(&self, member: MemberId) -> Vec<u64> {
        let due = self.checks_due();
        let ours = |d: &&DebtEntry| d.debtor == member || d.creditor == member;
        let unmet = self.unmet_entries(&due).into_iter().filter(ours);
        let unmet = unmet.filter(|d| !self.situation.is_practice(d) && !WATCH.contains(&d.kind.key()));
        let mut out: Vec<(Millis, u64)> = unmet.map(|d| (d.due, d.case_index)).collect();
        out.sort_unstable();
        let mut named = BTreeSet::new();
        out.into_iter().map(|(_, case)| case).filter(|case| named.insert(*case)).collect()
    }

    fn handed(&self, c: &Case) -> HandoverView {
        HandoverView {
            case: c.index,
            name: self.situation.own_name(&c.name),
            from: self.said(c, |f, v| handover::FROM.of(f, v)).unwrap_or_default(),
            to: self.said(c, |f, v| handover::TO.of(f, v)).unwrap_or_default(),
            open: self.said(c, |f, v| handover::OPEN.of(f, v)).map(|count| count.best),
            due_ms: due(c),
            untaken: self.case_state(c) == "untaken",
        }
    }

    /// A field of what opened a case.
    fn said<T>(&self, c: &Case, read: impl Fn(&rulebook::Format, &rulebook::Fields) -> Option<T>) -> Option<T> {
        let format = self.situation.opener(c)?;
        read(format, &format.decode(&c.version().fields).ok()?)
    }
}

fn is_watch(case: &Case) -> bool {
    case.procedure_name() == watch::PROCEDURE.name
}

/// When what the author of a case owes in it is due.
fn due(case: &Case) -> Option<u64> {
    case.debts.iter().find(|d| d.debtor == case.author && d.is_open()).map(|d| d.due)
}

/// Debts of the watch itself.
static WATCH: &[&str] = &["hand-over", "take-over"];
