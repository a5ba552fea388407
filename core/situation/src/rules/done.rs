//! A step that was taken is not taken twice; the record has it.

use super::{Attempt, Rule};
use crate::Blocked;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "already-done", source: "DOMAIN 2.2", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    (a.blocked == Some(Blocked::AlreadyDone)).then(|| a.of_case(RULE.code))
}
