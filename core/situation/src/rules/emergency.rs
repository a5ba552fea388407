//! An emergency has a reason that the rulebook knows, so that the mark cannot become a habit.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "emergency-unknown", source: "DESIGN 6", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let code = a.draft.emergency?;
    let known = a.situation.rulebook().is_some_and(|r| r.terms().emergency.iter().any(|c| c.code == code));
    (!known).then(|| Refusal::new(RULE.code).with("given", code))
}
