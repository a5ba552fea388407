//! Each procedure has its own steps: a query is answered, and not read back.

use super::{Attempt, Rule};
use crate::Blocked;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "no-such-move", source: "DESIGN 3", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    (a.blocked == Some(Blocked::NoSuchMove)).then(|| a.of_case(RULE.code))
}
