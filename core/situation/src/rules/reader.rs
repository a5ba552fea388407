//! What a format lets few read goes to nobody else: a side may tell the supervisor what it does not tell the other.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "reader-not-allowed", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, readers) = a.readers()?;
    let mut named = a.draft.only.iter().chain(&a.draft.to);
    let other = named.find(|m| **m != a.author && !readers.contains(m))?;
    Some(Refusal::new(RULE.code).with("format", format.shown()).with("member", a.situation.mechanism.name_of(*other)))
}
