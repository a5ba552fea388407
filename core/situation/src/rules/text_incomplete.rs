//! A text is opened for signature when each of its languages has every clause: one that is missing in one language only
//! has fed disputes for decades.

use super::brackets_open::signing;
use super::{Attempt, Rule};
use crate::texts::Sheet;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "text-incomplete", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (last, text) = (signing(a)?, a.text()?);
    let sheet = Sheet::upto(&text.wordings, last);
    let lacks = |tag: &String| sheet.plain(tag).err().map(|missing| (tag.clone(), missing));
    let (tag, missing) = text.languages.iter().find_map(lacks)?;
    let refusal = Refusal::new(RULE.code).of_field("last").with("language", tag);
    Some(refusal.with("clauses", missing.join(", ")))
}
