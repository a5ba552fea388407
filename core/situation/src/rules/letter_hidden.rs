//! Whether the existence of a side letter is shown was settled when it was written. Of one that is not to be shown there is
//! no notice, and nobody gives notice of a letter that he cannot read.

use super::{Attempt, Rule};
use crate::procedures::parts;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "letter-hidden", source: "DOMAIN 3.8", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let named = a.said("letter", &parts::LETTER)?;
    let letter = a.situation.at(a.now).doc(&named);
    let shown = letter.is_some_and(|letter| letter.is_letter() && !letter.is_hidden());
    let refusal = || Refusal::new(RULE.code).of_field("letter").with("act", a.situation.own_name(&named));
    (!shown).then(refusal)
}
