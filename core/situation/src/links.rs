//! The line to each member in each channel.

use crate::frozen::Word;
use crate::procedures::{Debt, On, Procedure, Who, contact, link};
use crate::{ActRow, Blocked, DebtEntry, Mark, Situation, due};
use act::{Instant, Kernel, MemberId, Millis, Name, Precedence};
use rulebook::{Fields, Format, Rulebook};
use std::collections::BTreeMap;

/// The line to one member in one channel.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Link {
    /// Which channel.
    pub channel: u64,
    /// Whose line.
    pub member: MemberId,
    /// State of the line: `unknown`, `up`, `degraded`, `down`.
    #[serde(with = "crate::frozen::word")]
    pub line: Word,
    /// `in-force` or `suspended`, which is political and says nothing of the line.
    #[serde(with = "crate::frozen::word")]
    pub standing: Word,
    /// Whether emergency traffic is still accepted; always while in force.
    pub emergency: bool,
    /// From when the suspension that stands takes effect.
    pub effective: Option<Instant>,
    /// On what grounds it was suspended or resumed, as the member says.
    pub grounds: Option<String>,
    /// Since when the line is in its state, as the member reports it.
    pub since: Option<Instant>,
    /// The act that last changed it.
    pub by: Option<Name>,
    /// When the member last answered a line check.
    pub heard_at: Option<Millis>,
    /// Answers to line checks, and what the supervisor owes after a suspension.
    pub debts: Vec<DebtEntry>,
}

/// A line check.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LinkCheck {
    /// The act.
    pub by: Mark,
    /// Its nonce.
    pub nonce: u64,
    /// By which line: 0 is the primary one.
    pub medium: u64,
    /// Who is asked.
    pub to: Vec<MemberId>,
    /// Who has answered, and when the answer was included.
    pub answered: BTreeMap<MemberId, Millis>,
}

static PROCEDURE: &Procedure = &link::PROCEDURE;

impl Link {
    /// A line of which nothing is known.
    pub(crate) fn unknown(channel: u64, member: MemberId) -> Link {
        Link {
            channel,
            member,
            line: PROCEDURE.legs.start,
            standing: PROCEDURE.course.start,
            emergency: true,
            effective: None,
            grounds: None,
            since: None,
            by: None,
            heard_at: None,
            debts: Vec::new(),
        }
    }

    /// Whether its suspension is announced and not in effect yet.
    pub(crate) fn pending(&self, now: Millis) -> bool {
        self.effective.is_some_and(|at| u64::try_from(at.unix_s).unwrap_or(0).saturating_mul(1000) > now)
    }
}

impl Situation {
    /// Folds a report, a suspension or a resumption.
    fn follow_line(&mut self, channel: u64, by: Mark, on: On) -> Result<(), Blocked> {
        let link = self.link(channel, by.author);
        let own = |who: Who| if who == Who::Addressee || who == Who::Member { Ok(()) } else { Err(Blocked::NotAuthor) };
        if PROCEDURE.course.knows(on) {
            link.standing = PROCEDURE.course.pick(link.standing, on, own, |_| true)?.lands(link.standing);
        } else {
            link.line = PROCEDURE.legs.pick(link.line, on, own, |_| true)?.lands(link.line);
        }
        link.by = Some(by.act);
        Ok(())
    }

    /// Folds a member's report of its own line.
    pub(crate) fn follow_report(
        &mut self,
        channel: u64,
        by: Mark,
        format: &Format,
        fields: &Fields,
        owing: bool,
    ) -> Result<(), Blocked> {
        let on = link::report(format, fields).ok_or(Blocked::Unreadable)?;
        self.follow_line(channel, by, on)?;
        if on == On::Suspend && owing {
            self.owe_commission(channel, by);
        }
        let (link, since) = (self.link(channel, by.author), link::SINCE.of(format, fields));
        if on == On::Suspend {
            link.effective = since;
        } else {
            link.since = since;
        }
        Ok(())
    }

    /// Folds a suspension's terms or their end.
    pub(crate) fn follow_standing(
        &mut self,
        channel: u64,
        by: Mark,
        kernel: &Kernel,
        owing: bool,
    ) -> Result<(), Blocked> {
        let (on, effective, grounds, emergency) = match kernel {
            Kernel::Suspend { grounds, effective, emergency } => (On::Suspend, Some(*effective), grounds, *emergency),
            Kernel::Resume { grounds } => (On::Resume, None, grounds, true),
            _ => return Err(Blocked::NoSuchMove),
        };
        self.follow_line(channel, by, on)?;
        let link = self.link(channel, by.author);
        (link.effective, link.grounds, link.emergency) = (effective, Some(grounds.clone()), emergency);
        match on {
            On::Suspend if owing => self.owe_commission(channel, by),
            // Who talks again need not be called to talk.
            On::Resume => open_calls(link).for_each(|d| d.lifted = Some(by.at)),
            _ => {}
        }
        Ok(())
    }

    /// After a suspension the supervisor owes that it calls the joint commission together. Source: DOMAIN 2.1 and 4.
    fn owe_commission(&mut self, channel: u64, by: Mark) {
        let Some(rulebook) = self.rulebook_at(by.index).cloned() else { return };
        let supervises = |m: &MemberId| {
            let kind = self.mechanism.entry(*m).map(|e| e.kind);
            *m != by.author && kind.is_some_and(|kind| Debt::Convene.falls_on(kind))
        };
        let supervisors: Vec<_> = self.members(channel).into_iter().filter(supervises).collect();
        for debtor in supervisors {
            let debt = by_line(Debt::Convene, &rulebook, channel, by, debtor);
            self.link(channel, by.author).debts.push(debt);
        }
    }

    /// A request to meet as joint commission, sent on the channel to whoever suspended it, is the supervisor's call.
    pub(crate) fn convened(&mut self, row: &ActRow, format: &Format, fields: &Fields, case: u64) {
        // What fewer read than the channel moves nothing that the whole channel reads.
        if row.few || !contact::commission(format, fields) {
            return;
        }
        let Some(case) = self.cases.get(&case) else { return };
        let called: Vec<_> = case.legs.iter().map(|leg| leg.member).collect();
        let links = self.links.values_mut().filter(|l| Some(l.channel) == row.channel && called.contains(&l.member));
        let owed = links.flat_map(open_calls).filter(|d| d.debtor == row.author);
        owed.for_each(|d| d.met = Some((row.name, row.at)));
    }

    /// Folds a line check: each addressee owes a reply.
    pub(crate) fn follow_check(
        &mut self,
        channel: u64,
        by: Mark,
        nonce: u64,
        medium: u64,
        to: &[MemberId],
        owing: bool,
    ) -> Result<(), Blocked> {
        // What is told as history has checked nothing.
        if !owing {
            return Ok(());
        }
        let to = self.addressees(by.author, channel, to);
        let check = LinkCheck { by, nonce, medium, to: to.clone(), answered: BTreeMap::new() };
        self.checks.entry(channel).or_default().push(check);
        let rulebook = self.rulebook_at(by.index).cloned().ok_or(Blocked::AwaitsRulebook)?;
        for debtor in to {
            let debt = by_line(Debt::LineReply, &rulebook, channel, by, debtor);
            self.link(channel, debtor).debts.push(debt);
        }
        Ok(())
    }

    /// Folds a reply: it names the check that it answers, of those with its nonce, and is by a member that was asked. Then
    /// it meets that check's debt, and shows that the line is up. A reply that names no check is sought in vain by a proof
    /// of absence, so it meets nothing here either.
    pub(crate) fn follow_reply(
        &mut self,
        channel: u64,
        by: Mark,
        nonce: u64,
        check: Option<Name>,
    ) -> Result<(), Blocked> {
        let asked = self.asked(channel, check, nonce).ok_or(Blocked::NoCase)?;
        if !asked.to.contains(&by.author) {
            return Err(Blocked::NotAddressee);
        }
        let asked = asked.by.act;
        let link = self.link(channel, by.author);
        let debts = link.debts.iter_mut().filter(|d| d.case == asked);
        let mut owed: Vec<_> = debts.collect();
        if !owed.is_empty() && owed.iter().all(|d| d.met.is_some()) {
            return Err(Blocked::AlreadyDone);
        }
        owed.iter_mut().filter(|d| d.is_open()).for_each(|d| d.met = Some((by.act, by.at)));
        link.heard_at = Some(by.at);
        let mut checks = self.checks.get_mut(&channel).into_iter().flatten();
        let check = checks.find(|c| c.by.act == asked).ok_or(Blocked::NoCase)?;
        check.answered.entry(by.author).or_insert(by.at);
        let primary = check.medium == 0;
        self.follow_line(channel, by, if primary { On::LineReply } else { On::BackupReply })
    }

    /// The suspension of a channel by a member, if it is in effect at `now`.
    pub(crate) fn suspended(&self, channel: u64, member: MemberId, now: Millis) -> Option<&Link> {
        self.links.get(&(channel, member)).filter(|l| l.standing == "suspended" && !l.pending(now))
    }

    /// Whether a node may answer checks of this channel by itself.
    pub(crate) fn machine_answers(&self, channel: u64) -> bool {
        self.rulebook().and_then(|r| r.terms().channel(channel)).is_some_and(|c| c.machine_answers)
    }

    fn asked(&self, channel: u64, check: Option<Name>, nonce: u64) -> Option<&LinkCheck> {
        let mut checks = self.checks.get(&channel).into_iter().flatten();
        checks.find(|c| Some(c.by.act) == check && c.nonce == nonce)
    }

    /// The line check of this channel that a reply with this number may name.
    pub(crate) fn check_of(&self, channel: u64, check: Option<Name>, nonce: u64) -> Option<Name> {
        self.asked(channel, check, nonce).map(|c| c.by.act)
    }

    fn link(&mut self, channel: u64, member: MemberId) -> &mut Link {
        self.links.entry((channel, member)).or_insert_with(|| Link::unknown(channel, member))
    }
}

/// What a member owes to the author of an act about a line.
fn by_line(kind: Debt, rulebook: &Rulebook, channel: u64, by: Mark, debtor: MemberId) -> DebtEntry {
    DebtEntry {
        kind,
        case: by.act,
        case_index: by.index,
        version: 0,
        debtor,
        creditor: by.author,
        channel: Some(channel),
        opened_at: by.at,
        due: due(kind, rulebook.terms(), Precedence::Routine, by.at, None, None),
        met: None,
        lifted: None,
        asked_until_s: None,
    }
}

/// Calls of the commission that are still asked for.
fn open_calls(link: &mut Link) -> impl Iterator<Item = &mut DebtEntry> {
    link.debts.iter_mut().filter(|d| d.kind == Debt::Convene && d.is_open())
}
