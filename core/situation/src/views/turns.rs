//! When a picture turns: the clock alone makes debts overdue, climbs ladders and ends activities, and no act tells of it.

use super::At;
use crate::{DebtEntry, Link, cases};
use act::Millis;
use rulebook::Silence;

impl At<'_> {
    /// The next moment at which something that views show is otherwise although no act has come, milliseconds; `None` if
    /// nothing waits for its time. It may name a moment at which nothing is seen to change; it never leaves one out.
    pub fn turns(&self) -> Option<Millis> {
        let next = self.checks_next();
        let begins = next.iter().map(|d| d.opened_at);
        let debts = self.situation.live_debts().chain(next.iter().filter(|d| d.opened_at <= self.now));
        let debts = debts.filter(|d| d.lifted.is_none() && d.met.is_none()).filter_map(|d| self.climbs(d));
        let ends = self.situation.cases.standing(self.now).filter_map(cases::ends).map(|end| end + 1);
        let lines = self.situation.links().flat_map(|l| self.line_turns(l));
        begins.chain(debts).chain(ends).chain(lines).chain(self.alone_turns()).filter(|at| *at > self.now).min()
    }

    /// When a debt is overdue, or stands on the next rung.
    fn climbs(&self, d: &DebtEntry) -> Option<Millis> {
        let over = d.due.saturating_add(1);
        if over > self.now {
            return Some(over);
        }
        let terms = self.situation.terms_of(d).filter(|t| t.silence_on(d.kind.key()) == Silence::NextRung)?;
        let stays = terms.rung_s.iter().skip(1);
        let rungs = stays.scan(d.due, |at, stay_s| {
            *at = at.saturating_add(stay_s.saturating_mul(1000));
            Some(*at)
        });
        rungs.into_iter().find(|at| *at > self.now)
    }

    /// When a line that says nothing is shown otherwise, and when an announced suspension takes effect.
    fn line_turns(&self, l: &Link) -> Vec<Millis> {
        let after = |at: Millis, s: u64| at.saturating_add(s.saturating_mul(1000)).saturating_add(1);
        let mut out = Vec::new();
        out.extend(l.effective.map(|at| u64::try_from(at.unix_s).unwrap_or(0).saturating_mul(1000)));
        if let Some((_, first)) = self.unheard(l.channel, l.member, l.heard_at) {
            let terms = self.situation.rulebook_at(first.index).map(|r| r.terms());
            out.extend(terms.iter().flat_map(|t| [after(first.at, t.line_reply_s), after(first.at, t.line_alarm_s)]));
        }
        let next = l.heard_at.and_then(|at| self.next_check(l.channel, at));
        out.extend(next.map(|(at, terms)| after(at, terms.line_send_s)));
        out
    }
}
