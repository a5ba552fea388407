//! A claim of progress is about a commitment that its author has given: nobody claims for another.

use super::{Attempt, Rule};
use crate::procedures::commitment;
use crate::procedures::progress::{COMMITMENT, PROCEDURE};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "claim-not-own", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, fields) = a.opening(&PROCEDURE)?;
    let name = COMMITMENT.of(format, fields)?;
    let own = a.situation.case(&name).is_some_and(|c| {
        let given = c.name == name && c.procedure_name() == commitment::PROCEDURE.name && c.author == a.author;
        given && c.channel == Some(a.draft.channel)
    });
    let shown = a.situation.own_name(&name);
    (!own).then(|| Refusal::new(RULE.code).of_field("commitment").with("act", shown))
}
