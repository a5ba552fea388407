//! Each step belongs to somebody: the ladder to those whom the case addresses, its course to its author.

use super::{Attempt, Rule};
use crate::Blocked;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "not-addressee", source: "DOMAIN 2.2, 3.1", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let member = a.situation.mechanism.name_of(a.author);
    let not_theirs = matches!(a.blocked, Some(Blocked::NotAddressee | Blocked::NotAuthor));
    not_theirs.then(|| a.of_case(RULE.code).with("member", member))
}
