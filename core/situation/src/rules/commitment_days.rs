//! A commitment says by when: at the latest on a day of its own, or so many days after another act; and it ends no earlier
//! than it begins.

use super::{Attempt, Rule};
use crate::procedures::commitment::{AFTER, DUE, DUE_DAYS, FROM, FROM_DAYS, PROCEDURE};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "commitment-days", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, fields) = a.opening(&PROCEDURE)?;
    let (from, due) = (FROM.of(format, fields), DUE.of(format, fields));
    let days = (FROM_DAYS.of(format, fields), DUE_DAYS.of(format, fields));
    let backwards = from.zip(due).is_some_and(|(from, due)| from.unix_s > due.unix_s);
    let field = match (AFTER.of(format, fields), days) {
        _ if backwards => Some("due"),
        (Some(_), (from, Some(due))) => from.is_some_and(|from| from.best > due.best).then_some("due-days"),
        (Some(_), (_, None)) => Some("due-days"),
        (None, (None, None)) => due.is_none().then_some("due"),
        (None, _) => Some("after"),
    };
    field.map(|field| Refusal::new(RULE.code).of_field(field))
}
