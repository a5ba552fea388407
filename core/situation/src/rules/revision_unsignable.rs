//! Only a revision that was opened for signature is signed or deposited, and only one in which nothing was open then.

use super::{Attempt, Rule};
use crate::procedures::parts;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "revision-unsignable", source: "DOMAIN 3.8", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let named = ["text-signature", "deposit"].iter().find_map(|part| a.said(part, &parts::REVISION))?;
    let text = a.text()?;
    let at = a.situation.at(a.now);
    let refusal = || Refusal::new(RULE.code).of_field("revision").with("act", a.situation.own_name(&named));
    (text.has_revision(&named) && !at.can_be_signed(text, &named)).then(refusal)
}
