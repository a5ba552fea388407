//! A step is a step in a case that the author's node holds. The draft names the case; that it refers to an act of it is
//! not enough.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "case-unknown", source: "DESIGN 1", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let missing = a.case.is_none() && (a.needs_case() || a.draft.case.is_some());
    let given = || a.draft.case.map_or_else(String::new, |name| a.situation.own_name(&name));
    missing.then(|| Refusal::new(RULE.code).with("case", given()))
}
