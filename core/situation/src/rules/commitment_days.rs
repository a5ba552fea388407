//! A commitment has either a day of its own or days that are counted from another act, and ends no earlier than it begins.

use super::{Attempt, Rule};
use crate::procedures::commitment::{AFTER, DUE, DUE_DAYS, FROM, FROM_DAYS, PROCEDURE};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "commitment-days", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, fields) = a.opening(&PROCEDURE)?;
    let own = (FROM.of(format, fields), DUE.of(format, fields));
    let counted = (FROM_DAYS.of(format, fields), DUE_DAYS.of(format, fields));
    let field = match (AFTER.of(format, fields), own, counted) {
        (Some(_), (None, None), (from, Some(due))) => (from.map_or(0, |n| n.best) > due.best).then_some("due-days"),
        (Some(_), (None, None), (_, None)) => Some("due-days"),
        (Some(_), ..) => Some("due"),
        (None, (from, Some(due)), (None, None)) => {
            from.is_some_and(|from| from.unix_s > due.unix_s).then_some("due")
        }
        (None, (_, Some(_)), _) => Some("after"),
        (None, (_, None), _) => Some("due"),
    };
    field.map(|field| Refusal::new(RULE.code).of_field(field))
}
