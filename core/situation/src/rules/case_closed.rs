//! What has ended or was cancelled is neither amended nor started again; that is a new case.

use super::{Attempt, Rule};
use crate::Blocked;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "case-closed", source: "DOMAIN 3.1", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    (a.blocked == Some(Blocked::Closed)).then(|| a.of_case(RULE.code))
}
