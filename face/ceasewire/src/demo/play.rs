//! Plays a scenario on a mechanism: step the clock, do what the row says, wait until all is quiet, check what must hold.

use super::mechanism::{DAY_S, Mechanism};
use super::notation::Deed;
use super::scenario::{Row, Scenario};
use super::then::{self, Then};
use super::then_text::OfText;
use crate::api::{AbsenceOf, Debts, File, RefusalText, ReleaseTo, Send, Sent, Status};
use crate::fault::CliFault;
use record::absence::{Absence, Absent};
use situation::views::{
    AccountsView, ActLine, CaseView, DebtView, MatterLine, MatterView, RoundLine, RoundView, TextView, TimelineView,
};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a row brought about.
pub struct Happened<'a> {
    /// The row.
    pub row: &'a Row,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// The act it sent.
    pub sent: Option<Sent>,
    /// Why its act was refused.
    pub refused: Vec<RefusalText>,
    /// Acts that are in the record since.
    pub acts: Vec<ActLine>,
    /// Debts that stand otherwise than before, and how they stood.
    pub debts: Vec<(DebtView, Option<String>)>,
    /// Alarms that just rose, or fell: of what kind, about whom, and which of both.
    pub alarms: Vec<(&'static str, String, bool)>,
    /// What its file proves.
    pub absence: Option<Absent>,
    /// The supervisor's node.
    pub status: Status,
}

/// A scenario at play.
pub struct Play<'m> {
    /// On which mechanism.
    pub mechanism: &'m mut Mechanism,
    /// Own names of acts by label.
    pub labels: BTreeMap<String, String>,
    /// Proofs of absence that were written.
    pub absences: Vec<PathBuf>,
    size: u64,
    debts: BTreeMap<String, (String, u64)>,
    alarms: Vec<(&'static str, String)>,
}

/// The alarms that are told while a scenario plays.
const TOLD: [&str; 2] = ["read-back-differs", "line-silent"];

impl<'m> Play<'m> {
    /// Begins; the nodes run and have opened their channels.
    ///
    /// # Errors
    /// If they do not become quiet.
    pub async fn begin(mechanism: &'m mut Mechanism, size_min: u64) -> Result<Play<'m>, CliFault> {
        let size = mechanism.quiet(size_min).await?;
        let (labels, debts) = (BTreeMap::new(), BTreeMap::new());
        Ok(Play { mechanism, labels, absences: Vec::new(), size, debts, alarms: Vec::new() })
    }

    /// Plays one row.
    ///
    /// # Errors
    /// [`CliFault::NotVerified`] with file, line and sentence if one does not hold; faults of nodes as they are.
    pub async fn row<'r>(&mut self, scenario: &Scenario, row: &'r Row) -> Result<Happened<'r>, CliFault> {
        let at_ms = self.step(row.at_s);
        let (mut sent, mut refused, mut absence) = (None, Vec::new(), None);
        let failed = |why: String| not_so(scenario, row, &why);
        match &row.deed {
            None => {}
            Some(Deed::Act { send, case, label }) => {
                let case = case.as_deref().map(|c| self.label(c)).transpose().map_err(failed)?;
                let send = self.named(send.send(case)).map_err(failed)?;
                let answer = self.mechanism.post::<Sent>(&row.who, "/act", &send).await;
                match answer {
                    Ok(done) => {
                        label.iter().for_each(|l| drop(self.labels.insert(l.clone(), done.name.clone())));
                        sent = Some(done);
                    }
                    Err(CliFault::Refused(why)) => refused = why,
                    Err(fault) => return Err(fault),
                }
            }
            Some(Deed::Release { act, to }) => {
                let release = ReleaseTo { act: self.label(act).map_err(failed)?.to_owned(), to: to.clone() };
                sent = Some(self.mechanism.post::<Sent>(&row.who, "/release", &release).await?);
            }
            Some(Deed::Line { up }) => self.mechanism.line(&row.who, *up).await?,
            Some(Deed::Absence { case, member }) => {
                absence = Some(self.absence(&row.who, case, member).await?.map_err(failed)?);
            }
        }
        let expects = row.then.iter().any(|(_, then)| matches!(then, Then::Refused(_)));
        if !refused.is_empty() && !expects {
            return Err(failed(format!("refused: {}", codes(&refused))));
        }
        let before = self.size;
        // What is written without a line is kept until there is one.
        let arrives = sent.is_some() && self.mechanism.reached().contains(&row.who);
        self.size = self.mechanism.quiet(before + u64::from(arrives)).await?;
        for (text, then) in &row.then {
            let held = self.holds(then, row, sent.as_ref(), &refused, absence.as_ref()).await?;
            held.map_err(|why| failed(format!("`{text}` does not hold: {why}")))?;
        }
        let status = self.mechanism.status("CHAIR").await?;
        if let Some((kind, detail)) = status.alarms.first() {
            return Err(failed(format!("the nodes raise an alarm: {kind} {detail}")));
        }
        let (debts, alarms) = (self.changed_debts().await?, self.changed_alarms().await?);
        Ok(Happened { row, at_ms, sent, refused, acts: self.acts_since(before).await?, debts, alarms, absence, status })
    }

    /// Steps the clock to the next time of day that is `at_s`, or to a later day; it never goes back.
    fn step(&self, at_s: u64) -> u64 {
        let now_s = self.mechanism.clock.now() / 1000 - DAY_S;
        let today = now_s - now_s % 86_400 + at_s;
        let next = if today < now_s - now_s % 60 { today + 86_400 } else { today.max(now_s) };
        self.mechanism.clock.step_to((DAY_S + next) * 1000);
        self.mechanism.clock.now()
    }

    fn label(&self, label: &str) -> Result<&str, String> {
        self.labels.get(label).map(String::as_str).ok_or_else(|| format!("nothing is called `{label}`"))
    }

    /// A field's `@label` becomes the own name of the act that is called so.
    fn named(&self, mut send: Send) -> Result<Send, String> {
        for value in send.fields.values_mut() {
            if let Some(label) = value.strip_prefix('@') {
                *value = self.label(label)?.to_owned();
            }
            // Within the entries of a group.
            while let Some((before, rest)) = value.split_once("=@") {
                let end = rest.find([';', '|', ' ']).unwrap_or(rest.len());
                let (label, after) = rest.split_at(end);
                *value = format!("{before}={}{after}", self.label(label)?);
            }
        }
        Ok(send)
    }

    /// Has a node make the file, and checks the file with nothing else at hand.
    async fn absence(&mut self, who: &str, case: &str, member: &str) -> Result<Result<Absent, String>, CliFault> {
        let act = match self.label(case) {
            Ok(name) => name.to_owned(),
            Err(why) => return Ok(Err(why)),
        };
        self.mechanism.fresh(who).await?;
        let file: File = self
            .mechanism
            .post(who, "/absence", &AbsenceOf { act, member: member.into(), reason: None, lang: None })
            .await?;
        let path = self.mechanism.dir.join(format!("{case}-{member}.absence"));
        store::atomic::replace(&path, file.text.as_bytes())?;
        let text = std::fs::read_to_string(&path).map_err(|e| CliFault::io(path.display(), e))?;
        self.absences.push(path);
        let genesis = self.mechanism.founding.genesis();
        Ok(Absence::parse(&text).and_then(|a| a.verify(Some(genesis))).map_err(|e| e.to_string()))
    }

    async fn holds(
        &self,
        then: &Then,
        row: &Row,
        sent: Option<&Sent>,
        refused: &[RefusalText],
        absence: Option<&Absent>,
    ) -> Result<Result<(), String>, CliFault> {
        let yes = |holds: bool, found: &dyn Fn() -> String| if holds { Ok(()) } else { Err(found()) };
        Ok(match then {
            Then::Refused(code) => yes(refused.iter().any(|r| r.code == *code), &|| format!("[{}]", codes(refused))),
            Then::Fits(max) => {
                let len = sent.map_or(usize::MAX, |s| s.burst_len);
                yes(len <= *max, &|| format!("{len} bytes"))
            }
            Then::Absence => {
                // Signed before the row's time, it would say nothing about the time until then.
                let (now_s, quorum) = (self.mechanism.clock.now() / 1000, self.mechanism.founding.quorum());
                let since = |a: &Absent| a.cosigners.iter().filter(|(_, at_s)| *at_s >= now_s).count();
                let found = absence.map_or(0, since);
                yes(found >= quorum, &|| format!("{found} witnesses have cosigned since"))
            }
            Then::Agree => self.mechanism.agree("security").await?.map(drop),
            Then::Counts(wanted) => {
                for member in self.mechanism.reached() {
                    let debts: Debts = self.mechanism.get(&member, "/debts").await?;
                    if let Err(why) = then::counts(&debts, *wanted) {
                        return Ok(Err(format!("on {member}'s node {why}")));
                    }
                }
                Ok(())
            }
            Then::Owes(..) | Then::Debt(..) => self.among_debts(then, row).await?,
            Then::Misread(..) | Then::ReadBack(..) => self.in_case(then, row).await?,
            Then::Told(..) | Then::NotTold(..) | Then::Leg(..) | Then::State(..) => self.in_case(then, row).await?,
            Then::Reads(who, label, wanted) => match self.label(label) {
                Ok(name) => {
                    let lines: Vec<ActLine> = self.mechanism.get(who, "/record?limit=500").await?;
                    let opened = lines.iter().find(|l| l.name == name).map(|l| l.opened);
                    yes(opened == Some(*wanted), &|| format!("opened on {who}'s node: {opened:?}"))
                }
                Err(why) => Err(why),
            },
            Then::Alarmed(desk, rung, kind, who, wanted) => {
                then::alarmed(&self.mechanism.status(desk).await?.standing, (kind, who), *rung, *wanted)
            }
            Then::Queued(who, n) => {
                let queued = self.mechanism.status(who).await?.outbox;
                yes(queued == *n, &|| format!("{queued} acts wait"))
            }
            Then::Awaits(..) | Then::Joint(..) | Then::Point(..) => self.in_rounds(then).await?,
            Then::Stands(..) | Then::Moves(..) => self.on_timeline(then).await?,
            Then::Text(of) => self.in_text(of).await?,
            Then::Line(..) | Then::Checked(..) | Then::Standing(..) | Then::Grounds(..) => self.on_boards(then).await?,
            Then::Checks(..) | Then::Alarm(..) => self.on_boards(then).await?,
        })
    }

    /// Checks a sentence about what was said of a round on every node.
    async fn in_rounds(&self, then: &Then) -> Result<Result<(), String>, CliFault> {
        for member in self.mechanism.reached() {
            let lines: Vec<RoundLine> = self.mechanism.get(&member, "/rounds").await?;
            let mut rounds: Vec<RoundView> = Vec::new();
            for line in lines {
                rounds.push(self.mechanism.get(&member, &format!("/round?of={}", line.index)).await?);
            }
            let named = |label: &str| self.label(label).map(str::to_owned);
            let matters: Vec<MatterLine> = self.mechanism.get(&member, "/matters").await?;
            let mut told: Vec<AccountsView> = rounds.iter().map(|r| r.accounts.clone()).collect();
            for line in matters {
                let view: MatterView = self.mechanism.get(&member, &format!("/matter?of={}", line.by.index)).await?;
                told.push(view.accounts);
            }
            if let Err(why) = then.holds_in_rounds(&rounds, &told, &named) {
                return Ok(Err(format!("on {member}'s node {why}")));
            }
        }
        Ok(Ok(()))
    }

    /// Checks a sentence about commitments on every node.
    async fn on_timeline(&self, then: &Then) -> Result<Result<(), String>, CliFault> {
        let named = |label: &str| self.label(label).map(str::to_owned);
        for member in self.mechanism.reached() {
            let all: TimelineView = self.mechanism.get(&member, "/commitments").await?;
            let view = match then {
                Then::Moves(label, days, ..) => {
                    let name = self.label(label).unwrap_or_default();
                    let of = all.commitments.iter().find(|c| c.by.name == name).map_or(0, |c| c.by.index);
                    self.mechanism.get(&member, &format!("/commitments?slip={of}&days={days}")).await?
                }
                _ => all,
            };
            if let Err(why) = then.holds_on_timeline(&view, &named) {
                return Ok(Err(format!("on {member}'s node {why}")));
            }
        }
        Ok(Ok(()))
    }

    /// Checks a sentence about a text on every node, or on the one that it names.
    async fn in_text(&self, of: &OfText) -> Result<Result<(), String>, CliFault> {
        let name = match self.label(&of.label) {
            Ok(name) => crate::cli::escaped(name),
            Err(why) => return Ok(Err(why)),
        };
        let reached = self.mechanism.reached().into_iter().filter(|m| of.seen_by().is_none_or(|who| who == m.as_str()));
        for member in reached {
            let text: TextView = self.mechanism.get(&member, &format!("/text?of={name}")).await?;
            if let Err(why) = of.holds_in(&text) {
                return Ok(Err(format!("on {member}'s node {why}")));
            }
        }
        Ok(Ok(()))
    }

    /// Checks a sentence about lines on every node that has its own.
    async fn on_boards(&self, then: &Then) -> Result<Result<(), String>, CliFault> {
        for member in self.mechanism.reached() {
            let board: situation::views::Board = self.mechanism.get(&member, "/board").await?;
            if let Err(why) = then.holds_on(&board) {
                return Ok(Err(format!("on {member}'s node {why}")));
            }
        }
        Ok(Ok(()))
    }

    /// Checks a sentence about a debt, in a case or of a line check or a suspension, on every node that has its line.
    async fn among_debts(&self, then: &Then, row: &Row) -> Result<Result<(), String>, CliFault> {
        let name = match self.meant(then, row) {
            Ok(name) => name.to_owned(),
            Err(why) => return Ok(Err(why)),
        };
        for member in self.mechanism.reached() {
            let debts: Debts = self.mechanism.get(&member, "/debts").await?;
            if let Err(why) = then.holds_among(&debts.all, &name) {
                return Ok(Err(format!("on {member}'s node {why}")));
            }
        }
        Ok(Ok(()))
    }

    /// The act that a sentence speaks of: the one it names, or its row's own.
    fn meant(&self, then: &Then, row: &Row) -> Result<&str, String> {
        let label = then.case().or_else(|| row.deed.as_ref().and_then(Deed::case));
        label.ok_or_else(|| "no case is named".to_owned()).and_then(|l| self.label(l))
    }

    /// Checks a sentence about a case on every node.
    async fn in_case(&self, then: &Then, row: &Row) -> Result<Result<(), String>, CliFault> {
        let name = match self.meant(then, row) {
            Ok(name) => name.replace(' ', "%20").replace('/', "%2F"),
            Err(why) => return Ok(Err(why)),
        };
        for member in self.mechanism.reached() {
            let case: CaseView = self.mechanism.get(&member, &format!("/case?of={name}")).await?;
            if let Err(why) = then.holds_in(&case) {
                return Ok(Err(format!("on {member}'s node {why}")));
            }
        }
        Ok(Ok(()))
    }

    async fn acts_since(&self, before: u64) -> Result<Vec<ActLine>, CliFault> {
        // Enough for one row; what was there before is left out.
        let lines: Vec<ActLine> = self.mechanism.get("CHAIR", "/record?limit=50").await?;
        Ok(lines.into_iter().filter(|l| l.index >= before).collect())
    }

    async fn changed_debts(&mut self) -> Result<Vec<(DebtView, Option<String>)>, CliFault> {
        let debts: Debts = self.mechanism.get("CHAIR", "/debts").await?;
        let mut changed = Vec::new();
        for debt in debts.all {
            let now = (debt.status.clone(), debt.rung);
            let before = self.debts.insert(debt.id.clone(), now.clone());
            if before.as_ref() != Some(&now) {
                changed.push((debt, before.map(|(status, _)| status)));
            }
        }
        Ok(changed)
    }

    async fn changed_alarms(&mut self) -> Result<Vec<(&'static str, String, bool)>, CliFault> {
        let board: situation::views::Board = self.mechanism.get("CHAIR", "/board").await?;
        let told = |kind: &str| TOLD.into_iter().find(|told| *told == kind);
        let standing = board.alarms.into_iter().filter_map(|a| Some((told(&a.kind)?, a.member)));
        let before = std::mem::replace(&mut self.alarms, standing.collect());
        let only = |these: &[(&'static str, String)], not: &[(&'static str, String)], rose: bool| {
            let news = these.iter().filter(|a| !not.contains(a));
            news.map(|(kind, member)| (*kind, member.clone(), rose)).collect::<Vec<_>>()
        };
        Ok([only(&self.alarms, &before, true), only(&before, &self.alarms, false)].concat())
    }
}

fn codes(refused: &[RefusalText]) -> String {
    refused.iter().map(|r| r.code.as_str()).collect::<Vec<_>>().join(", ")
}

/// A row that is not as it says: told here, because no phrase holds it, and ended with the exit code of what does not hold.
fn not_so(scenario: &Scenario, row: &Row, why: &str) -> CliFault {
    let place = format!("{}, line {}", scenario.file, row.line);
    let refusal = act::Refusal::new("scenario-row").with("detail", format!("{place}: {why}"));
    CliFault::NotVerified(vec![RefusalText::from(&refusal)])
}
