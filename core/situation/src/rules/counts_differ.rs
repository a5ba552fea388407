//! Whoever counts a claim accounts for all of it: what is accepted and what is contested make what is claimed.

use super::{Attempt, Rule};
use crate::Say;
use crate::procedures::progress::{ACCEPTED, CLAIMED, CONTESTED, PROCEDURE};
use act::{Kind, Refusal, Value};
use rulebook::{Fields, Format};

pub(super) static RULE: Rule = Rule { code: "counts-differ", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (Say::Format { fields, .. }, Some(format), Some(case)) = (&a.draft.say, a.format, a.case) else { return None };
    let counts = format.step.as_deref().is_some_and(|s| PROCEDURE.steps.iter().any(|step| step.name == s));
    if !counts || case.procedure_name() != PROCEDURE.name {
        return None;
    }
    let claimed = a.situation.read(case, &CLAIMED)?.best;
    let sum = ACCEPTED.of(format, fields)?.best.saturating_add(contested(format, fields));
    (sum != claimed).then(|| {
        let refusal = Refusal::new(RULE.code).of_field("accepted");
        refusal.with("sum", sum.to_string()).with("claimed", claimed.to_string())
    })
}

/// How much is contested, all in all.
fn contested(format: &Format, fields: &Fields) -> u64 {
    let Some(def) = format.field(CONTESTED).filter(|f| f.kind == Kind::Group) else { return 0 };
    let Some(Value::Group(entries)) = fields.get(&def.number) else { return 0 };
    let counts = def.group.iter().filter(|f| f.kind == Kind::Count).map(|f| f.number).collect::<Vec<_>>();
    let items = entries.iter().flatten().filter(|(n, _)| counts.contains(n));
    let best = items.filter_map(|(_, item)| match Value::decode(Kind::Count, item) {
        Ok(Value::Count(count)) => Some(count.best),
        _ => None,
    });
    best.fold(0, u64::saturating_add)
}
