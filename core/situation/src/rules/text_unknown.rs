//! What is said of a text names one that its author can read: the text itself, a version of one of its clauses, a revision.

use super::{Attempt, Rule};
use crate::procedures::{Field, parts};
use act::{Name, Refusal};

pub(super) static RULE: Rule = Rule { code: "text-unknown", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (part, ..) = a.part()?;
    let field: &Field<Name> = match part {
        "clause" | "revision" | "letter" => &parts::DOCUMENT,
        "stance" => &parts::CLAUSE,
        "text-signature" | "deposit" => &parts::REVISION,
        _ => return None,
    };
    // A field that is not there has a refusal of its own.
    let named = a.said(part, field)?;
    let shown = |name: &Name| a.situation.own_name(name);
    let refusal =
        |field: &Field<Name>, name: &Name| Refusal::new(RULE.code).of_field(field.need().name).with("act", shown(name));
    let Some(text) = a.text() else { return Some(refusal(field, &named)) };
    let elsewhere = match part {
        "stance" => !text.has_version(&named),
        "text-signature" | "deposit" => !text.has_revision(&named),
        _ => false,
    };
    if elsewhere {
        return Some(refusal(field, &named));
    }
    let last = a.said("revision", &parts::LAST).filter(|last| !text.has_version(last));
    last.map(|last| refusal(&parts::LAST, &last))
}
