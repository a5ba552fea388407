//! A joint statement is published in the words to which all who were asked have agreed, and not before they have.

use super::{Attempt, Rule};
use crate::procedures::{joint, parts};
use crate::{Case, Say, Situation};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "joint-differs", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (Say::Format { fields, .. }, Some(format)) = (&a.draft.say, a.format) else { return None };
    let draft = parts::DRAFT.of(format, fields).filter(|_| format.part.as_deref() == Some("statement"))?;
    let said = parts::TEXT.of(format, fields);
    let agreed = |case: &Case| case.state == "agreed" && words(a.situation, case) == said;
    let stands = a.situation.case(&draft).is_some_and(agreed);
    let shown = a.situation.own_name(&draft);
    (!stands).then(|| Refusal::new(RULE.code).of_field("draft").with("draft", shown))
}

/// The words of a draft as they stand now; of anything else there are none.
fn words(situation: &Situation, case: &Case) -> Option<String> {
    let format = situation.opener(case).filter(|_| case.procedure_name() == joint::PROCEDURE.name)?;
    joint::TEXT.of(format, &format.decode(&case.version().fields).ok()?)
}
