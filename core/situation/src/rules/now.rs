//! Steps have an order: nobody accepts, or tells units of, what they have not read back rightly.

use super::{Attempt, Rule};
use crate::Blocked;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "not-now", source: "DOMAIN 2.2, 3.1", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    (a.blocked == Some(Blocked::NotNow)).then(|| a.of_case(RULE.code))
}
