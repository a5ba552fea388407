//! A text is opened for signature when nothing in it is bracketed, no clause has rival versions, and nobody's bracket was
//! taken out without his word.

use super::{Attempt, Rule};
use crate::procedures::parts;
use crate::texts::Sheet;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "brackets-open", source: "DOMAIN 3.8", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let last = signing(a)?;
    let text = a.text()?;
    let open = text.open(&Sheet::upto(&text.wordings, last), u64::MAX);
    let told: Vec<String> = open.iter().map(|(number, who)| format!("{number} ({})", who.join(", "))).collect();
    let refusal = || Refusal::new(RULE.code).of_field("purpose").with("clauses", told.join("; "));
    (!open.is_empty()).then(refusal)
}

/// Up to which act of the record a text is to be opened for signature, if it is.
pub(super) fn signing(a: &Attempt<'_>) -> Option<u64> {
    a.chosen("revision", &parts::PURPOSE).filter(|purpose| *purpose == "signature")?;
    Some(a.situation.act(&a.said("revision", &parts::LAST)?)?.index)
}
