//! What is sent in clear is read by everybody: whoever names a few readers of it is stopped, and nothing is published.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "public-to-few", source: "DOMAIN 6", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    (a.public() && !a.draft.only.is_empty()).then(|| Refusal::new(RULE.code).of_field("only"))
}
