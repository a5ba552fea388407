//! A draft is in a format of the rulebook. A format that is not there was never agreed, so nobody could read it.

use super::{Attempt, Rule};
use crate::Say;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "unknown-format", source: "DESIGN 2", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    match &a.draft.say {
        Say::Format { name, .. } if a.format.is_none() => Some(Refusal::new(RULE.code).with("format", name)),
        Say::Format { .. } | Say::Kernel(_) => None,
    }
}
