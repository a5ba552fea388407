//! A stance is on a version that stands, or on a bridging text that nobody has taken up. Of one whose place another has
//! taken it would say nothing that counts.

use super::{Attempt, Rule};
use crate::procedures::parts;
use crate::texts::Sheet;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "version-superseded", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let named = a.said("stance", &parts::CLAUSE)?;
    let sheet = Sheet::upto(&a.text()?.wordings, u64::MAX);
    let version = sheet.version(sheet.acts.get(&named).copied()?)?;
    let part = sheet.parts.get(&version.number)?;
    let holds = part.standing.iter().chain(&part.bridging).any(|w| w.by.act == version.by.act);
    let standing: Vec<String> = part.standing.iter().map(|w| w.by.index.to_string()).collect();
    let refusal = || Refusal::new(RULE.code).of_field("clause").with("number", &version.number.0);
    (!holds).then(|| refusal().with("standing", standing.join(", ")))
}
