//! What is opened for signature names the fingerprint of the text in each of its languages, and they are those of the text
//! as it stood then: whoever holds the paper can compute them.

use super::brackets_open::signing;
use super::{Attempt, Rule};
use crate::procedures::parts;
use crate::texts::Sheet;
use crate::views::sha256;
use act::{Kind, Refusal};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule { code: "text-hash", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (last, text) = (signing(a)?, a.text()?);
    let (_, format, fields) = a.part()?;
    let def = format.field("hashes").filter(|def| def.kind == Kind::Group)?;
    let given: BTreeMap<String, String> = parts::hashes(def, fields.get(&def.number)?).into_iter().collect();
    let sheet = Sheet::upto(&text.wordings, last);
    let differs = |tag: &&String| {
        let right = sheet.plain(tag).ok().map(|text| sha256(&text));
        right.is_some_and(|right| given.get(*tag) != Some(&right))
    };
    let tag = text.languages.iter().find(differs)?;
    let right = sheet.plain(tag).map(|text| sha256(&text)).unwrap_or_default();
    Some(Refusal::new(RULE.code).of_field("hashes").with("language", tag).with("right", right))
}
