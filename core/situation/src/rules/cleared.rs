//! An activity starts when every addressed party has told its units and none has said no. Whoever goes ahead all the same
//! says so first, by name and for all to see: the override. Of a meeting no unit needs to be told: that it was held is
//! said by whoever was there.

use super::{Attempt, Rule};
use crate::procedures::notification::{PROCEDURE, is_cleared};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "not-cleared", source: "DOMAIN 3.1", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let case = a.case?;
    let notified = case.procedure_name() == PROCEDURE.name;
    (a.blocked.is_none() && notified && a.starts() && !is_cleared(case)).then(|| a.of_case(RULE.code))
}
