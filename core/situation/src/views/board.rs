//! The board: what the viewer owes, what it is owed, what is open, what came last.

use super::{ActLine, Alarm, At, Counts, DebtView, Filter, shown};
use crate::procedures::{Debt, On, contact, link};
use crate::{Case, Link};
use act::{MemberId, Millis};
use rulebook::Phrase;
use serde::{Deserialize, Serialize};

/// The board of one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Board {
    /// Whose.
    pub viewer: String,
    /// At what time.
    pub now_ms: u64,
    /// How many leaves it rests on.
    pub size: u64,
    /// Time of the last of them.
    pub last_ms: u64,
    /// What cannot wait.
    pub alarms: Vec<Alarm>,
    /// What the viewer owes, the earliest due first.
    pub owed_by_us: Vec<DebtView>,
    /// What the viewer is owed.
    pub owed_to_us: Vec<DebtView>,
    /// What others owe each other.
    pub owed_by_others: Vec<DebtView>,
    /// Cases in which somebody has something to do, the latest first.
    pub cases: Vec<CaseLine>,
    /// The channels of the viewer.
    pub channels: Vec<ChannelLine>,
    /// The last ten acts, the latest first.
    pub latest: Vec<ActLine>,
    /// How all debts stand.
    pub counts: Counts,
}

/// A case in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseLine {
    /// Number in the record.
    pub index: u64,
    /// Own name of the act that opened it.
    pub name: String,
    /// The format, such as `ntf-flight`.
    pub format: String,
    /// Who opened it.
    pub author: String,
    /// Its channel by name.
    pub channel: String,
    /// When it was opened.
    pub at_ms: u64,
    /// How urgent.
    pub precedence: String,
    /// Its procedure.
    pub procedure: String,
    /// The state of the case.
    pub state: String,
    /// The state of each addressee: `(member, state)`.
    pub legs: Vec<(String, String)>,
    /// Unmet debts in it.
    pub unmet: u64,
    /// When its activity takes place, if it has one: first and last second. Of a meeting, once a time is agreed.
    pub window_s: Option<(i64, i64)>,
    /// Whether both parties take part: a time to meet that is agreed, or a drill.
    #[serde(default)]
    pub joint: bool,
    /// What it says now.
    pub phrase: Option<Phrase>,
}

/// A channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChannelLine {
    /// Number on the wire.
    pub number: u64,
    /// Name; its words are the message `channel_<name>`.
    pub name: String,
    /// Who is on it.
    pub members: Vec<String>,
    /// The line to each member that reported or was checked.
    pub links: Vec<LinkView>,
    /// How the debts in it stand.
    pub counts: Counts,
}

/// The line to a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkView {
    /// Whose line.
    pub member: String,
    /// A state of the line such as `up` or `stale`; its words are the message `link-state_<line>`.
    pub line: String,
    /// `in-force`, `suspending` or `suspended`, which says nothing of the line.
    pub standing: String,
    /// Whether emergency traffic is accepted.
    pub emergency: bool,
    /// From when the suspension takes effect.
    pub effective_s: Option<i64>,
    /// On what grounds the channel was suspended or resumed.
    pub grounds: Option<String>,
    /// Since when the line is so, as the member says.
    pub since_s: Option<i64>,
    /// When it last answered a check.
    pub heard_ms: Option<u64>,
    /// When the next check is due; `None` if it never answered one.
    pub check_due_ms: Option<u64>,
    /// Checks in a row that were not answered in time.
    pub missed: u64,
}

impl At<'_> {
    /// The board as `viewer` sees it; what it holds is what this node could open.
    pub fn board(&self, viewer: MemberId) -> Board {
        let unmet = self.unmet(None, None);
        let us = self.member(viewer);
        let (owed_by_us, rest): (Vec<_>, Vec<_>) = unmet.into_iter().partition(|d| d.debtor == us);
        let (owed_to_us, owed_by_others) = rest.into_iter().partition(|d| d.creditor == us);
        let mut latest = self.record(&Filter { limit: Some(10), ..Filter::default() });
        latest.reverse();
        let counts = self.counts_by_channel();
        let ours = self.situation.edition().channels().filter(|c| self.situation.is_member(viewer, *c));
        Board {
            viewer: us,
            now_ms: self.now,
            size: self.situation.size,
            last_ms: self.situation.last_at,
            alarms: self.alarms(),
            owed_by_us,
            owed_to_us,
            owed_by_others,
            cases: self.cases(false),
            channels: ours.map(|c| self.channel(c, counts.get(&c).copied().unwrap_or_default())).collect(),
            latest,
            counts: counts.into_values().fold(Counts::default(), Counts::and),
        }
    }

    /// The cases in which somebody has something to do, or all; the latest first.
    pub fn cases(&self, all: bool) -> Vec<CaseLine> {
        let line = |c| self.case_line(c);
        match all {
            true => self.situation.cases.values().rev().map(line).collect(),
            false => self.open_cases().rev().map(line).collect(),
        }
    }

    fn case_line(&self, c: &Case) -> CaseLine {
        let format = self.situation.opener(c);
        let meets = if c.state == "agreed" { contact::time(c) } else { None };
        CaseLine {
            index: c.index,
            name: self.situation.own_name(&c.name),
            format: format.map_or_else(|| c.wire.to_string(), |f| f.name.clone()),
            author: self.member(c.author),
            channel: self.channel_name(c.channel.unwrap_or(0)),
            at_ms: c.at,
            precedence: c.precedence.key().to_owned(),
            procedure: c.procedure_name().to_owned(),
            state: self.case_state(c).to_owned(),
            legs: c.legs.iter().map(|l| (self.member(l.member), self.leg_state(c, l).to_owned())).collect(),
            unmet: c.debts.iter().filter(|d| d.is_open()).count() as u64,
            window_s: meets.or(c.window).map(|w| (w.start_s, w.end_s)),
            joint: meets.is_some() || c.exercise(),
            phrase: self.says(c, c.versions.len() - 1),
        }
    }

    /// The lines that are known, then those that nobody has checked yet.
    fn links(&self, channel: u64) -> Vec<LinkView> {
        let known: Vec<&Link> = self.situation.links().filter(|l| l.channel == channel).collect();
        let unchecked = self.checkers(channel).into_iter().filter(|m| known.iter().all(|l| l.member != *m));
        let unchecked: Vec<Link> = unchecked.map(|m| Link::unknown(channel, m)).collect();
        known.into_iter().chain(&unchecked).map(|l| self.link(l)).collect()
    }

    fn channel(&self, number: u64, counts: Counts) -> ChannelLine {
        ChannelLine {
            number,
            name: self.channel_name(number),
            members: self.situation.members(number).into_iter().map(|m| self.member(m)).collect(),
            links: self.links(number),
            counts,
        }
    }

    /// The state of a line as it is shown now: a clock may show that checks are unanswered or too old, and nothing else.
    pub(crate) fn line_state(&self, l: &Link) -> &'static str {
        // Without the version in force nobody knows how often a line is to be checked.
        if self.situation.rulebook().is_none() {
            return l.line;
        }
        let longer = |ms: Millis, s: u64| ms > s.saturating_mul(1000);
        let waited = self.unheard(l.channel, l.member, l.heard_at);
        // By the clocks by which the check was sent.
        let waited = waited.and_then(|(ms, check)| Some((ms, self.situation.rulebook_at(check.index)?.terms())));
        let checked = self.situation.rulebook().is_some_and(|r| r.terms().check_s(l.channel).is_some());
        let next = l.heard_at.and_then(|at| self.next_check(l.channel, at));
        shown(&link::PROCEDURE.legs, l.line, |on| match on {
            On::Unanswered => waited.is_some_and(|(ms, terms)| longer(ms, terms.line_alarm_s)),
            On::Missed => waited.is_some_and(|(ms, terms)| longer(ms, terms.line_reply_s)),
            // What a member says of its own line grows as old as an answer does.
            On::Stale if l.heard_at.is_none() => checked,
            On::Stale => next.is_some_and(|(at, terms)| longer(self.now.saturating_sub(at), terms.line_send_s)),
            _ => false,
        })
    }

    /// A line as it is shown.
    pub fn link(&self, l: &Link) -> LinkView {
        let next = l.heard_at.and_then(|at| self.next_check(l.channel, at));
        let unanswered = |d: &&crate::DebtEntry| d.status(self.now) == crate::Status::Defaulted;
        let checks = l.debts.iter().filter(|d| d.kind == Debt::LineReply);
        LinkView {
            member: self.member(l.member),
            line: self.line_state(l).to_owned(),
            standing: shown(&link::PROCEDURE.course, l.standing, |on| on == On::Pending && l.pending(self.now))
                .to_owned(),
            emergency: l.emergency,
            effective_s: l.effective.map(|i| i.unix_s),
            grounds: l.grounds.clone(),
            since_s: l.since.map(|i| i.unix_s),
            heard_ms: l.heard_at,
            check_due_ms: next.map(|(at, _)| at),
            missed: checks.rev().take_while(unanswered).count() as u64,
        }
    }
}
