//! What the timeline of commitments is made from: promises, conditions, claims and counts, as far as this viewer reads
//! them. Everybody who reads the same acts sees the same; a claim is a number of its author's and a count one of whoever
//! counted, and neither is ever put in the other's place. Source: DOMAIN 2.7, 3.9 and 6.

use super::commitments::{
    AmountView, ClosedView, CommitmentView, ConditionView, CountView, GateView, MovedView, PhaseView, SlipView,
    TimelineView,
};
use super::talks::Said;
use super::{At, MarkView};
use crate::procedures::{Field, commitment, parts, progress};
use crate::timeline::{Base, Closed, Day, Slip, Term, closed, day_of, deadlocked, finish, plan};
use crate::{Case, Leg, Mark};
use act::{Count, Millis, Name};
use rulebook::{Arg, Phrase};
use std::collections::{BTreeMap, BTreeSet};

/// A condition, and what was said of it last.
struct Condition<'a> {
    case: &'a Case,
    kind: String,
    last: Option<(Said<'a>, String, Option<Day>)>,
}

/// A commitment with what was said of it.
struct Promise<'a> {
    case: &'a Case,
    quantity: u64,
    verifier: String,
    /// Its claims, the latest last.
    claims: Vec<&'a Case>,
    /// The verifier's counts, the latest last.
    counts: Vec<(Mark, u64)>,
    term: Term,
}

impl Promise<'_> {
    /// The moment from which the verifier's counts accept all of it.
    fn done_at(&self) -> Option<Millis> {
        let short = self.counts.iter().rposition(|(_, n)| *n < self.quantity);
        self.counts.get(short.map_or(0, |n| n + 1)).map(|(by, _)| by.at)
    }
}

/// What the days follow from, and what follows from them.
struct Plan {
    terms: Vec<Term>,
    days: BTreeMap<u64, crate::timeline::Days>,
    stuck: BTreeSet<u64>,
    today: Day,
}

impl At<'_> {
    /// Every commitment that this viewer can read; with a slip, what would follow if that one were done so late.
    pub fn commitments(&self, slip: Option<Slip>) -> TimelineView {
        let today = day(self.now);
        let conditions = self.conditions();
        let promises = self.promises();
        let said = conditions.iter().map(|c| Term {
            id: c.case.index,
            base: Base::Unknown,
            from: 0,
            due: 0,
            not_before: None,
            at_latest: None,
            gates: Vec::new(),
            done: c.last.as_ref().and_then(|(_, state, day)| day.filter(|_| state == "met")),
        });
        let terms: Vec<Term> = said.chain(promises.iter().map(|p| p.term.clone())).collect();
        let known = |p: &&Promise<'_>| slip.is_some_and(|s| s.id == p.case.index);
        let slip = slip.filter(|_| promises.iter().any(|p| known(&p)));
        let plan = Plan { days: plan(&terms, today, None), stuck: deadlocked(&terms), terms, today };
        TimelineView {
            today,
            slip: slip.map(|s| plan.slipped(s)),
            commitments: promises.iter().map(|p| self.promise(p, &plan, &conditions)).collect(),
            guarantees: self.guarantees(),
            disputes: self.disputes(),
            conditions: conditions.iter().map(|c| self.condition(c)).collect(),
        }
    }

    fn conditions(&self) -> Vec<Condition<'_>> {
        let cases = || self.situation.cases.values();
        let mut out: Vec<Condition<'_>> = Vec::new();
        for case in cases().filter(|c| self.plays(c, "condition")) {
            let kind = self.says_of(case).and_then(|s| self.key(&s, parts::KIND.need().name)).unwrap_or_default();
            out.push(Condition { case, kind, last: None });
        }
        if out.is_empty() {
            return out;
        }
        for case in cases().filter(|c| self.plays(c, "condition-state")) {
            let Some(said) = self.says_of(case) else { continue };
            let state = self.key(&said, parts::STATE.need().name).unwrap_or_default();
            let fields = said.format.decode(&said.fields).ok();
            let from = fields.and_then(|f| parts::DAY.of(said.format, &f)).map(|i| day_of(i.unix_s));
            let of = said.act(parts::CONDITION.need().name);
            // What is said on another channel may not be read by all who read the condition.
            let here = |c: &&mut Condition<'_>| Some(c.case.name) == of && c.case.channel == case.channel;
            if let Some(condition) = out.iter_mut().find(here) {
                condition.last = Some((said, state, from));
            }
        }
        out
    }

    fn promises(&self) -> Vec<Promise<'_>> {
        let of = |name: &'static str| self.situation.cases.values().filter(move |c| c.procedure_name() == name);
        let mut claims: BTreeMap<Name, Vec<&Case>> = BTreeMap::new();
        for claim in of(progress::PROCEDURE.name).filter(|c| c.state != "withdrawn") {
            if let Some(name) = claim.subject {
                claims.entry(name).or_default().push(claim);
            }
        }
        of(commitment::PROCEDURE.name)
            .map(|case| {
                // Nobody claims for another.
                let mut claims = claims.remove(&case.name).unwrap_or_default();
                claims.retain(|c| c.author == case.author);
                self.promised(case, claims)
            })
            .collect()
    }

    fn promised<'a>(&'a self, case: &'a Case, claims: Vec<&'a Case>) -> Promise<'a> {
        let verifier = self.situation.read(case, &commitment::VERIFIER);
        let mut counts: Vec<(Mark, u64)> = Vec::new();
        for leg in claims.iter().filter_map(|c| c.leg(verifier?)) {
            counts.extend(answers(leg).filter_map(|by| Some((*by, self.accepted(by)?))));
        }
        counts.sort_by_key(|(by, _)| by.index);
        let quantity = self.number(case, &commitment::QUANTITY).unwrap_or(0);
        let mut promise = Promise {
            case,
            quantity,
            verifier: verifier.map(|m| self.member(m)).unwrap_or_default(),
            claims,
            counts,
            term: self.term(case),
        };
        promise.term.done = promise.done_at().map(day);
        promise
    }

    fn term(&self, case: &Case) -> Term {
        let days = |field: &Field<Count>| self.number(case, field).and_then(|n| i64::try_from(n).ok());
        let own = |field: &Field<act::Instant>| self.situation.read(case, field).map(|i| day_of(i.unix_s));
        let index = |name: &Name| self.situation.names.get(name).copied();
        let after = self.situation.read(case, &commitment::AFTER);
        let base = after.map_or(Base::Own, |name| index(&name).map_or(Base::Unknown, Base::After));
        let due = days(&commitment::DUE_DAYS).unwrap_or(0);
        let (from, at_latest) = (days(&commitment::FROM_DAYS).unwrap_or(0).min(due), own(&commitment::DUE));
        // What is counted from nothing holds from the day on which it was given.
        let not_before = own(&commitment::FROM).or((base == Base::Own).then(|| day(case.at)));
        let gates = self.gates(case).into_iter().map(|name| name.and_then(|n| index(&n)).unwrap_or(0)).collect();
        Term { id: case.index, base, from, due, not_before, at_latest, gates, done: None }
    }

    /// The acts that are named as gates; `None` for one that nobody knows here.
    fn gates(&self, case: &Case) -> Vec<Option<Name>> {
        let named = |entry: Phrase| match entry.args.get("act") {
            Some(Arg::Act(shown)) => self.situation.named(shown),
            _ => None,
        };
        self.entries(case, "gates").into_iter().map(named).collect()
    }

    fn entries(&self, case: &Case, name: &str) -> Vec<Phrase> {
        match self.says_of(case).and_then(|s| self.field(&s, name)) {
            Some(Arg::List(all)) => all,
            _ => Vec::new(),
        }
    }

    fn number(&self, case: &Case, field: &Field<Count>) -> Option<u64> {
        self.situation.read(case, field).map(|n| n.best)
    }

    /// The name of a choice.
    fn key(&self, said: &Said<'_>, name: &str) -> Option<String> {
        match self.field(said, name) {
            Some(Arg::Choice { key, .. }) => Some(key),
            _ => None,
        }
    }

    fn accepted(&self, by: &Mark) -> Option<u64> {
        let said = self.said_at(by.index)?;
        progress::ACCEPTED.of(said.format, &said.format.decode(&said.fields).ok()?).map(|n| n.best)
    }

    fn condition(&self, c: &Condition<'_>) -> ConditionView {
        let said = self.says_of(c.case);
        let get = |name: &str| said.as_ref().and_then(|s| self.field(s, name));
        let last = c.last.as_ref();
        ConditionView {
            by: self.opened(c.case),
            channel: self.channel_name(c.case.channel.unwrap_or(0)),
            kind: c.kind.clone(),
            text: get("text"),
            meanwhile: get("meanwhile"),
            state: last.map_or_else(|| "unsaid".to_owned(), |(_, state, _)| state.clone()),
            day: last.and_then(|(_, _, day)| *day),
            said: last.map(|(s, ..)| self.mark(&s.by)),
            grounds: last.and_then(|(s, ..)| self.field(s, "grounds")),
        }
    }

    fn promise(&self, p: &Promise<'_>, plan: &Plan, conditions: &[Condition<'_>]) -> CommitmentView {
        let said = self.says_of(p.case);
        let get = |name: &str| said.as_ref().and_then(|s| self.field(s, name));
        let days = plan.days.get(&p.case.index);
        let after = match p.term.base {
            Base::After(id) => Some(id),
            Base::Unknown => Some(0),
            Base::Own => None,
        };
        let gates: Vec<GateView> = p.term.gates.iter().map(|g| GateView { act: *g, open: plan.is_open(*g) }).collect();
        let overdue = days.filter(|d| p.term.done.is_none() && !d.expected).map_or(0, |d| plan.today - d.due);
        let counts = p.claims.last().map(|c| self.counts_of(c, &p.verifier)).unwrap_or_default();
        let amount = |quantity, by: MarkView| AmountView { quantity, by };
        let claimed = p.claims.last().and_then(|c| Some((self.number(c, &progress::CLAIMED)?, self.opened(c))));
        let lifted = p.case.state == "lifted";
        let state = if lifted { "lifted" } else { self.stand(p, plan, conditions, &counts, overdue > 0) };
        let unsigned = |n: i64| u64::try_from(n).unwrap_or(0);
        CommitmentView {
            by: self.opened(p.case),
            format: self.situation.opener(p.case).map(|f| f.name.clone()).unwrap_or_default(),
            channel: self.channel_name(p.case.channel.unwrap_or(0)),
            case_state: self.case_state(p.case).to_owned(),
            to: self.sides(p.case),
            kind: get("kind"),
            what: get("what"),
            quantity: p.quantity,
            unit: get("unit"),
            test: get("test"),
            verifier: p.verifier.clone(),
            exceptions: get("exceptions"),
            clause: get("clause"),
            after_days: after.map(|_| (unsigned(p.term.from), unsigned(p.term.due))),
            after,
            start_day: days.and_then(|d| d.start),
            due_day: days.map(|d| d.due),
            expected: days.is_some_and(|d| d.expected),
            phases: self.phases(p, plan),
            gates,
            state: state.to_owned(),
            overdue_days: if lifted { 0 } else { unsigned(overdue) },
            claimed: claimed.map(|(n, by)| amount(n, by)),
            accepted: p.counts.last().map(|(by, n)| amount(*n, self.mark(by))),
            done_day: p.term.done,
            counts,
            claims: p.claims.iter().rev().map(|c| c.index).collect(),
        }
    }

    /// How it stands. What was claimed and counted says more than what day it is.
    fn stand(
        &self,
        p: &Promise<'_>,
        plan: &Plan,
        conditions: &[Condition<'_>],
        counts: &[CountView],
        overdue: bool,
    ) -> &'static str {
        let counted = counts.iter().find(|c| c.verifier).map(|c| c.accepted);
        let contested = counts.iter().any(|c| !c.contested.is_empty());
        match (p.claims.is_empty(), counted) {
            _ if p.term.done.is_some() => return "accepted",
            (false, Some(n)) if n > 0 => return "partly",
            (false, Some(_)) => return "contested",
            (false, None) if contested => return "contested",
            (false, None) => return "claimed",
            (true, _) => {}
        }
        if plan.stuck.contains(&p.case.index) {
            return "deadlock";
        }
        let condition = match p.term.base {
            Base::After(id) => conditions.iter().find(|c| c.case.index == id),
            _ => None,
        };
        let said = condition.and_then(|c| c.last.as_ref()).map(|(_, state, _)| state.as_str());
        let days = plan.days.get(&p.case.index);
        let Some((days, start)) = days.and_then(|d| Some((d, d.start?))) else {
            return match (condition, said) {
                _ if overdue => "overdue",
                (Some(_), Some("disputed")) => "disputed",
                (Some(c), _) if c.kind == "day" => "pre-effect",
                (Some(_), _) => "waiting",
                (None, _) if plan.terms.iter().any(|t| Base::After(t.id) == p.term.base) => "waiting",
                (None, _) => "unknown",
            };
        };
        let effect = condition.filter(|c| c.kind == "day").and_then(|c| plan.finish(c.case.index));
        match days {
            _ if effect.is_some_and(|day| plan.today < day) => "pre-effect",
            days if days.expected => "waiting",
            _ if plan.today < start => "not-yet",
            _ if overdue => "overdue",
            _ if p.term.gates.iter().any(|g| !plan.is_open(*g)) => "gated",
            _ => "running",
        }
    }

    fn phases(&self, p: &Promise<'_>, plan: &Plan) -> Vec<PhaseView> {
        let base = match p.term.base {
            Base::After(id) => plan.finish(id),
            Base::Own | Base::Unknown => None,
        };
        let number = |entry: &Phrase, name: &str| match entry.args.get(name) {
            Some(Arg::Count { best, .. }) => Some(*best),
            _ => None,
        };
        let one = |entry: Phrase| PhaseView {
            quantity: number(&entry, "quantity").unwrap_or(0),
            day: number(&entry, "days").and_then(|n| Some(base? + i64::try_from(n).ok()?)),
            line: entry.args.get("line").cloned(),
        };
        self.entries(p.case, "phases").into_iter().map(one).collect()
    }

    /// What was said of a claim, the verifier's count first.
    fn counts_of(&self, claim: &Case, verifier: &str) -> Vec<CountView> {
        let count = |leg: &Leg| {
            let by = answers(leg).last()?;
            let said = self.said_at(by.index)?;
            let contested = match self.field(&said, progress::CONTESTED) {
                Some(Arg::List(all)) => all.into_iter().map(piece).collect(),
                _ => Vec::new(),
            };
            let member = self.member(leg.member);
            let accepted = self.accepted(by)?;
            Some(CountView { by: self.mark(by), verifier: member == verifier, accepted, contested })
        };
        let mut all: Vec<CountView> = claim.legs.iter().filter_map(count).collect();
        all.sort_by_key(|c| !c.verifier);
        all
    }
}

impl Plan {
    fn finish(&self, id: u64) -> Option<Day> {
        finish(self.terms.iter().find(|t| t.id == id)?, &self.days, self.today, None)
    }

    /// Whether something is done by today.
    fn is_open(&self, gate: u64) -> bool {
        let term = self.terms.iter().find(|t| t.id == gate);
        term.and_then(|t| t.done).is_some_and(|day| day <= self.today)
    }

    fn slipped(&self, slip: Slip) -> SlipView {
        let later = plan(&self.terms, self.today, Some(slip));
        let before = closed(&self.terms, self.today, None);
        let moved = self.days.iter().filter_map(|(id, now)| {
            let then = later.get(id).filter(|then| *then != now)?;
            Some(MovedView { act: *id, before: (now.start, now.due), after: (then.start, then.due) })
        });
        let shut = closed(&self.terms, self.today, Some(slip)).into_iter().filter(|c| !before.contains(c));
        let anyway = |c: &Closed| before.iter().find(|b| (b.id, b.gate) == (c.id, c.gate)).map(|b| b.days);
        let view = |c: Closed| ClosedView {
            act: c.id,
            gate: c.gate,
            days: c.days,
            anyway: anyway(&c).map_or(Some(0), |days| days),
        };
        SlipView { of: slip.id, days: slip.days, moved: moved.collect(), closed: shut.map(view).collect() }
    }
}

fn answers(leg: &Leg) -> impl Iterator<Item = &Mark> {
    leg.ladders.iter().flat_map(|(_, ladder)| &ladder.answers)
}

/// A piece that is contested: how much, and why.
fn piece(entry: Phrase) -> (u64, Option<Arg>) {
    let quantity = match entry.args.get("quantity") {
        Some(Arg::Count { best, .. }) => *best,
        _ => 0,
    };
    (quantity, entry.args.get("reason").cloned())
}

fn day(at: Millis) -> Day {
    day_of(i64::try_from(at / 1000).unwrap_or(i64::MAX))
}
