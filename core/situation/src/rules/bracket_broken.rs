//! Brackets in the words of a clause can be read, and each alternative is held by members of this mechanism. Elsewhere a
//! bracket is written `\\[`.

use super::{Attempt, Rule};
use crate::procedures::parts;
use crate::texts::{holders, read_brackets};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "bracket-broken", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let text = a.said("clause", &parts::TEXT)?;
    let refusal = |why: &str, at: String| Refusal::new(RULE.code).of_field("text").with("why", why).with("at", at);
    match read_brackets(&text) {
        Err(fault) => Some(refusal(fault.key(), fault.at().to_string())),
        Ok(pieces) => {
            let unknown = holders(&pieces).into_iter().find(|name| a.situation.mechanism.member(name).is_none());
            unknown.map(|name| refusal("nobody", name))
        }
    }
}
