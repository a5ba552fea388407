//! A commitment waits only for conditions and commitments that are in the record and that all of its channel can read. So
//! nothing can be written that waits in a circle: whatever an act names was there before it.

use super::{Attempt, Rule};
use crate::Case;
use crate::procedures::commitment::{AFTER, PROCEDURE};
use act::{Kind, Name, Refusal, Value};
use rulebook::{Fields, Format};

pub(super) static RULE: Rule = Rule { code: "commitment-after", source: "DOMAIN 2.7 and 3.9", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, fields) = a.opening(&PROCEDURE)?;
    let after = AFTER.of(format, fields).map(|name| ("after", name));
    let named = after.into_iter().chain(gates(format, fields).into_iter().map(|name| ("gates", name)));
    let stands = |case: &Case| {
        let condition = || a.situation.opener(case).is_some_and(|f| f.part.as_deref() == Some("condition"));
        let kind = case.procedure_name() == PROCEDURE.name || condition();
        kind && !case.few && case.channel.is_none_or(|c| c == a.draft.channel)
    };
    let missing = |(_, name): &(&str, Name)| !a.situation.case(name).is_some_and(|c| c.name == *name && stands(c));
    let (field, name) = named.into_iter().find(missing)?;
    Some(Refusal::new(RULE.code).of_field(field).with("act", a.situation.own_name(&name)))
}

fn gates(format: &Format, fields: &Fields) -> Vec<Name> {
    let Some(def) = format.field("gates").filter(|f| f.kind == Kind::Group) else { return Vec::new() };
    let Some(Value::Group(entries)) = fields.get(&def.number) else { return Vec::new() };
    let acts = def.group.iter().filter(|f| f.kind == Kind::Act).map(|f| f.number).collect::<Vec<_>>();
    let items = entries.iter().flatten().filter(|(n, _)| acts.contains(n));
    items
        .filter_map(|(_, item)| match Value::decode(Kind::Act, item) {
            Ok(Value::Act(name)) => Some(name),
            _ => None,
        })
        .collect()
}
