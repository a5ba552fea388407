//! A step is a step in a case that the author's node holds. The draft names the case; that it refers to an act of it is
//! not enough.

use super::{Attempt, Rule};
use crate::Say;
use act::{Kernel, Refusal};

pub(super) static RULE: Rule = Rule { code: "case-unknown", source: "DESIGN 1", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    // A reply names the line check that it answers, which opens no case.
    let reply = matches!(a.draft.say, Say::Kernel(Kernel::LineReply { .. }));
    let missing =
        if reply { a.check.is_none() } else { a.case.is_none() && (a.needs_case() || a.draft.case.is_some()) };
    let given = || a.draft.case.map_or_else(String::new, |name| a.situation.own_name(&name));
    missing.then(|| Refusal::new(RULE.code).with("case", given()))
}
