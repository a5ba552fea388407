//! A text is signed by the sides that it names, and held by the depositary that it names; nobody does so for another.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "text-not-side", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (part, ..) = a.part()?;
    let text = a.text()?;
    let own = a.situation.mechanism.name_of(a.author);
    let may = match part {
        "text-signature" => text.sides.iter().any(|side| side == own),
        "deposit" => text.depositary() == Some(a.author),
        _ => return None,
    };
    let named = match part {
        "deposit" => text.depositary().map_or("-".to_owned(), |id| a.situation.mechanism.name_of(id).to_owned()),
        _ => text.sides.join(", "),
    };
    let refusal = || Refusal::new(RULE.code).of_field("revision").with("member", own).with("named", named);
    (!may).then(refusal)
}
