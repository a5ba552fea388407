//! What is opened for signature names the fingerprint of the text in each of its languages, and they are those of the text
//! as it stood then: whoever holds the paper can compute them.

use super::brackets_open::signing;
use super::{Attempt, Rule};
use crate::texts::Sheet;
use crate::views::sha256;
use act::{Refusal, Value};
use rulebook::FieldDef;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule { code: "text-hash", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (last, text) = (signing(a)?, a.text()?);
    let (_, format, fields) = a.part()?;
    let def = format.field("hashes")?;
    let inner = |name: &str| def.group.iter().find(|d| d.name == name);
    let (tag, hash) = (inner("tag")?, inner("sha256")?);
    let read = |entry: &Vec<(u64, Vec<u8>)>| {
        let of = |def: &FieldDef| Value::decode(def.kind, &entry.iter().find(|(n, _)| *n == def.number)?.1).ok();
        match (of(tag)?, of(hash)?) {
            (Value::Choice(code), Value::Text(hash)) => {
                Some((tag.choice_coded(code)?.name.clone(), hash.trim().to_owned()))
            }
            _ => None,
        }
    };
    let given: BTreeMap<String, String> = match fields.get(&def.number) {
        Some(Value::Group(entries)) => entries.iter().filter_map(read).collect(),
        _ => return None,
    };
    let sheet = Sheet::upto(&text.wordings, last);
    let differs = |tag: &&String| {
        let right = sheet.plain(tag).ok().map(|text| sha256(&text));
        right.is_some_and(|right| given.get(*tag) != Some(&right))
    };
    let tag = text.languages.iter().find(differs)?;
    let right = sheet.plain(tag).map(|text| sha256(&text)).unwrap_or_default();
    Some(Refusal::new(RULE.code).of_field("hashes").with("language", tag).with("right", right))
}
