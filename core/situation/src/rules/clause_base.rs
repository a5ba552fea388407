//! Whoever writes on a clause that has a version names the versions whose place the new one takes, and only versions of
//! this clause. So nobody writes over what he has not seen; of two who wrote on the same one at once both versions stand.

use super::{Attempt, Rule};
use crate::procedures::parts;
use crate::texts::{Number, Sheet};
use act::{Name, Refusal, Value};
use rulebook::Fields;

pub(super) static RULE: Rule = Rule { code: "clause-base", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let number = Number(a.said("clause", &parts::CLAUSE_NUMBER)?.trim().to_owned());
    let purpose = a.chosen("clause", &parts::PURPOSE)?;
    let text = a.text()?;
    let (_, format, fields) = a.part()?;
    let named = replaced(format.field("replaces")?.number, fields);
    let sheet = Sheet::upto(&text.wordings, u64::MAX);
    let of_clause = |name: &Name| sheet.acts.get(name).is_some_and(|w| w.number == number);
    let standing = sheet.parts.get(&number).map_or(&[][..], |part| &part.standing);
    let bare = named.is_empty() && (!standing.is_empty() || matches!(purpose, "translation" | "bridging" | "removal"));
    if !bare && named.iter().all(of_clause) {
        return None;
    }
    let standing: Vec<String> = standing.iter().map(|w| w.by.index.to_string()).collect();
    let refusal = Refusal::new(RULE.code).of_field("replaces").with("number", &number.0);
    Some(refusal.with("standing", if standing.is_empty() { "-".to_owned() } else { standing.join(", ") }))
}

/// The acts that the entries of this group name.
fn replaced(field: u64, fields: &Fields) -> Vec<Name> {
    let Some(Value::Group(entries)) = fields.get(&field) else { return Vec::new() };
    let act = |(_, bytes): &(u64, Vec<u8>)| match Value::decode(act::Kind::Act, bytes) {
        Ok(Value::Act(name)) => Some(name),
        _ => None,
    };
    entries.iter().flatten().filter_map(act).collect()
}
