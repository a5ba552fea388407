//! Rounds of line checks: what each who must check its line to another has done, and what it is to do next.
//!
//! ```text
//! period after the last round began: a check is due · sent, no answer: repeat it, then by a backup line, then alarm
//! ```
//! All of it follows from the checks, their answers and the present moment; nothing is stored of it. A check is a debt of
//! whoever must send it, from the moment at which it falls due. Source: DOMAIN 2.1 and 3.14.

use crate::procedures::Debt;
use crate::{At, DebtEntry, Edition, LinkCheck, Mark, Situation, due};
use act::{MemberId, Millis, Name, Precedence};
use rulebook::Terms;

/// Checks of one member's line to another since the last that was answered.
pub(crate) struct Round<'a> {
    /// The last check that was answered.
    last: Option<&'a LinkCheck>,
    /// Those since then, the earliest first.
    unanswered: Vec<&'a LinkCheck>,
}

impl Round<'_> {
    /// Since when an answer is awaited.
    pub(crate) fn began(&self) -> Option<Mark> {
        self.unanswered.first().map(|c| c.by)
    }
}

impl Situation {
    /// Checks that this member has not answered on channels where its node may answer by itself: the act, its channel, its
    /// nonce.
    pub fn machine_checks(&self, member: MemberId) -> Vec<(Name, u64, u64)> {
        let terms = self.rulebook().map(|r| r.terms());
        let channels = terms.into_iter().flat_map(|t| &t.channels).filter(|c| c.machine_answers);
        let checks =
            channels.flat_map(|c| self.checks.get(&c.number).into_iter().flatten().map(move |k| (c.number, k)));
        let waits = |k: &LinkCheck| k.to.contains(&member) && !k.answered.contains_key(&member);
        checks.filter(|(_, k)| waits(k)).map(|(channel, k)| (k.by.act, channel, k.nonce)).collect()
    }
}

impl At<'_> {
    pub(crate) fn round(&self, channel: u64, caller: MemberId, callee: MemberId) -> Round<'_> {
        let mut round = Round { last: None, unanswered: Vec::new() };
        let checks = self.situation.checks.get(&channel).into_iter().flatten().rev();
        for check in checks.filter(|c| c.by.author == caller && c.to.contains(&callee)) {
            if check.answered.contains_key(&callee) {
                round.last = Some(check);
                break;
            }
            round.unanswered.push(check);
        }
        round.unanswered.reverse();
        round
    }

    /// Who checks the lines of a channel, each to each of the others.
    pub(crate) fn checkers(&self, channel: u64) -> Vec<MemberId> {
        let known = self.situation.rulebook().and_then(|r| r.terms().channel(channel));
        let checks = |m: &MemberId| {
            let kind = self.situation.mechanism.entry(*m).map(|e| e.kind);
            kind.is_some_and(|kind| known.is_some_and(|c| c.checked_by.contains(&kind)))
        };
        self.situation.members(channel).into_iter().filter(checks).collect()
    }

    /// Checks that have fallen due by now and were not sent.
    pub(crate) fn checks_due(&self) -> Vec<DebtEntry> {
        self.checks_next().into_iter().filter(|d| d.opened_at <= self.now).collect()
    }

    /// The check that is to be sent next on each line, due or not.
    pub(crate) fn checks_next(&self) -> Vec<DebtEntry> {
        let numbers: Vec<u64> = self.situation.edition().channels().collect();
        let mut out = Vec::new();
        for channel in numbers {
            let checkers = self.checkers(channel);
            for (caller, callee) in checkers.iter().flat_map(|a| checkers.iter().map(move |b| (*a, *b))) {
                if caller != callee {
                    out.extend(self.check_next(channel, caller, callee));
                }
            }
        }
        out
    }

    fn check_next(&self, channel: u64, caller: MemberId, callee: MemberId) -> Option<DebtEntry> {
        let round = self.round(channel, caller, callee);
        let (about, opened_at, terms) = match (round.began(), round.unanswered.last(), round.last) {
            (Some(first), Some(latest), _) => {
                // A round that has begun goes on by the clocks by which it began.
                let terms = self.situation.rulebook_at(first.index)?.terms();
                let backup = round.unanswered.iter().any(|c| c.medium != 0);
                match round.unanswered.len() {
                    1 if !backup => (latest.by, after(first.at, terms.line_retry_s), terms),
                    _ if !backup => (latest.by, after(first.at, terms.line_backup_s), terms),
                    _ => self.next_check(channel, latest.by.at).map(|(at, terms)| (latest.by, at, terms))?,
                }
            }
            (_, _, Some(last)) => self.next_check(channel, last.by.at).map(|(at, terms)| (last.by, at, terms))?,
            // Nobody has checked this line yet; it is to be checked since the channel was opened.
            _ => {
                let opened = *self.situation.opened.get(&channel)?;
                self.next_check(channel, opened.at).map(|(at, terms)| (opened, at, terms))?
            }
        };
        Some(DebtEntry {
            kind: Debt::LineCheck,
            case: about.act,
            case_index: about.index,
            version: 0,
            debtor: caller,
            creditor: callee,
            channel: Some(channel),
            opened_at,
            due: due(Debt::LineCheck, terms, Precedence::Routine, opened_at, None, None),
            met: None,
            lifted: None,
            asked_until_s: None,
        })
    }

    /// When a line that was last checked then is to be checked again, and by whose terms. Another version of the rulebook
    /// makes nobody late: what had fallen due when it came stays due, and what it asks for it asks for from then on.
    pub(crate) fn next_check(&self, channel: u64, last: Millis) -> Option<(Millis, &Terms)> {
        let editions = self.situation.editions();
        let reign = |n: usize| editions.get(n).map(|e| self.situation.in_force_since(e));
        let due = |n: usize, e: &'_ Edition| -> Option<(Millis, bool)> {
            let every = e.rulebook.as_ref()?.terms().check_s(channel)?;
            let at = after(last, every).max(reign(n)?);
            Some((at, reign(n + 1).is_none_or(|end| at < end)))
        };
        let mut found = editions.iter().enumerate().filter_map(|(n, e)| Some((due(n, e)?, e)));
        let ((at, _), edition) = found.find(|((_, within), _)| *within)?;
        Some((at, edition.rulebook.as_ref()?.terms()))
    }

    /// The longest that anybody has waited for this member's answer to a check since it was last heard, and the check that
    /// began it.
    pub(crate) fn unheard(&self, channel: u64, member: MemberId, heard_at: Option<Millis>) -> Option<(Millis, Mark)> {
        let all = self.situation.members(channel);
        let callers = all.into_iter().filter(|caller| *caller != member);
        let began = callers.filter_map(|caller| self.round(channel, caller, member).began());
        let first = began.filter(|began| heard_at.is_none_or(|heard| heard < began.at)).min_by_key(|began| began.at)?;
        Some((self.now.saturating_sub(first.at), first))
    }
}

fn after(at: Millis, s: u64) -> Millis {
    at.saturating_add(s.saturating_mul(1000))
}
