//! A statement has one wording in each language: two in one would let each reader choose.

use super::{Attempt, Rule};
use crate::procedures::parts;
use act::Refusal;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule { code: "language-twice", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (_, format, fields) = a.part().filter(|(part, ..)| matches!(*part, "draft" | "statement"))?;
    let mut seen: BTreeSet<String> = a.draft.lang.iter().cloned().collect();
    let (twice, _) = parts::translations(format, fields).into_iter().find(|(tag, _)| !seen.insert(tag.clone()))?;
    Some(Refusal::new(RULE.code).of_field(parts::TRANSLATIONS).with("language", twice))
}
