//! A draft is in a format of the rulebook. A format that is not there was never agreed, so nobody could read it.

use super::{Attempt, Rule};
use crate::{Blocked, Say};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "unknown-format", source: "DESIGN 2", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    match &a.draft.say {
        // Whether it was agreed meanwhile cannot be known before the version in force is here.
        Say::Format { name, .. } if a.format.is_none() => {
            let code = if a.situation.rulebook().is_none() { Blocked::AwaitsRulebook.code() } else { RULE.code };
            Some(Refusal::new(code).with("format", name))
        }
        Say::Format { .. } | Say::Kernel(_) => None,
    }
}
