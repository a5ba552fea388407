//! A joint statement is published in the words to which all who were asked have agreed, in each language, and not before
//! they have.

use super::{Attempt, Rule};
use crate::procedures::{joint, parts};
use crate::{Case, Say, Situation};
use act::Refusal;
use rulebook::{Fields, Format};

/// The words in the author's language, and those in each other one.
type Wording = (Option<String>, Vec<(String, String)>);

pub(super) static RULE: Rule = Rule { code: "joint-differs", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (Say::Format { fields, .. }, Some(format)) = (&a.draft.say, a.format) else { return None };
    let draft = parts::DRAFT.of(format, fields).filter(|_| format.part.as_deref() == Some("statement"))?;
    let said = wording(format, fields);
    let agreed = |case: &Case| case.state == "agreed" && words(a.situation, case).is_some_and(|words| words == said);
    let stands = a.situation.case(&draft).is_some_and(agreed);
    let shown = a.situation.own_name(&draft);
    (!stands).then(|| Refusal::new(RULE.code).of_field("draft").with("draft", shown))
}

/// The words of a draft as they stand now; of anything else there are none.
fn words(situation: &Situation, case: &Case) -> Option<Wording> {
    let format = situation.opener(case).filter(|_| case.procedure_name() == joint::PROCEDURE.name)?;
    Some(wording(format, &format.decode(&case.version().fields).ok()?))
}

fn wording(format: &Format, fields: &Fields) -> Wording {
    let mut other = parts::translations(format, fields);
    other.sort();
    (parts::TEXT.of(format, fields), other)
}
