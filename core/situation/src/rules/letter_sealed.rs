//! A side letter is sealed to those whom it concerns, from its first act on: what a whole channel has read once cannot be
//! taken back.

use super::{Attempt, Rule};
use crate::procedures::parts;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "letter-sealed", source: "DOMAIN 3.8", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let letter = a.chosen("text", &parts::KIND) == Some("side-letter");
    (letter && a.draft.only.is_empty()).then(|| Refusal::new(RULE.code).of_field("only"))
}
