//! A guarantee is called upon by somebody to whom it was given, or by the supervisor, and where its guarantor can read it.

use super::{Attempt, Rule};
use crate::procedures::guarantee::{GUARANTEE, PROCEDURE};
use act::{MemberKind, Refusal};

pub(super) static RULE: Rule = Rule { code: "guarantee-not-given", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, fields) = a.opening(&PROCEDURE)?;
    let name = GUARANTEE.of(format, fields)?;
    let given = a.situation.case(&name).filter(|c| c.name == name).is_some_and(|case| {
        let part = a.situation.opener(case).and_then(|f| f.part.as_deref());
        let kind = a.situation.mechanism().entry(a.author).map(|e| e.kind);
        let may = kind == Some(MemberKind::Supervisor) || a.situation.beneficiaries(case).contains(&a.author);
        part == Some("guarantee") && may && a.situation.is_member(case.author, a.draft.channel)
    });
    let shown = a.situation.own_name(&name);
    (!given).then(|| Refusal::new(RULE.code).of_field("guarantee").with("act", shown))
}
