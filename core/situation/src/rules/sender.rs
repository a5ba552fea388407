//! Each format says which kinds of members send it: a monitor reports, and does not notify a movement of troops.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "sender-not-allowed", source: "DESIGN 2, DOMAIN 2", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let format = a.format?;
    let kind = a.situation.mechanism.entry(a.author)?.kind;
    let refusal = || Refusal::new(RULE.code).with("format", format.shown()).with("kind", kind.key());
    (!format.sent_by.contains(&kind)).then(refusal)
}
