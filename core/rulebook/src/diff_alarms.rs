//! What a new version would change of alarms and of the limit on acts.

use crate::diff::{Change, differing, none, number, seconds, word};
use crate::{AlarmTerms, Arg, ByPrecedence, Terms};
use act::{MemberKind, Precedence};
use std::collections::BTreeSet;

pub(crate) fn alarms(old: &Terms, new: &Terms, out: &mut Vec<Change>) {
    let (before, after) = (&old.alarms, &new.alarms);
    for condition in before.priority.keys().chain(after.priority.keys()).collect::<BTreeSet<_>>() {
        let of = |t: &AlarmTerms| t.priority_of(condition);
        if of(before) != of(after) {
            let args = [
                ("condition", word("condition", condition.as_str())),
                ("old", grave(of(before))),
                ("new", grave(of(after))),
            ];
            out.push(Change::new("alarm", args));
        }
    }
    for ((condition, was), (_, is)) in before.by_precedence().into_iter().zip(after.by_precedence()) {
        out.extend(differing(&was, &is).map(|p| {
            let (over, urgent) = (condition == "overdue", word("precedence", p.key()));
            let (was, is) = (before.priority_owed(p, over), after.priority_owed(p, over));
            let of = ("condition", word("condition", condition));
            Change::new("alarm-by", [of, ("precedence", urgent), ("old", grave(was)), ("new", grave(is))])
        }));
    }
    let term = |key, was, is| Change::new("alarm-term", [("term", word("alarm-term", key)), ("old", was), ("new", is)]);
    let differ =
        |((key, was), (_, is)): ((&'static str, u64), (&'static str, u64))| (was != is).then_some((key, was, is));
    let spans = before.spans().into_iter().zip(after.spans()).filter_map(differ);
    out.extend(spans.map(|(key, was, is)| term(key, seconds(Some(was)), seconds(Some(is)))));
    let numbers = before.numbers().into_iter().zip(after.numbers()).filter_map(differ);
    out.extend(numbers.map(|(key, was, is)| term(key, number(was), number(is))));
    for kind in MemberKind::ALL {
        let (was, is) = (before.called_from.get(&kind), after.called_from.get(&kind));
        if was != is {
            let rung = |r: Option<&u64>| r.map_or_else(none, |r| number(*r));
            let args = [("kind", word("kind", kind.key())), ("old", rung(was)), ("new", rung(is))];
            out.push(Change::new("called-from", args).to(&[kind]));
        }
    }
    let rate = |by: Option<ByPrecedence>, p: Precedence| by.map_or_else(none, |by| number(by.get(p)));
    for p in Precedence::ALL {
        let (was, is) = (rate(old.acts_per_minute, p), rate(new.acts_per_minute, p));
        if was != is {
            out.push(Change::new("rate", [("precedence", word("precedence", p.key())), ("old", was), ("new", is)]));
        }
    }
}

fn grave(priority: u8) -> Arg {
    word("alarm-priority", priority.to_string())
}
