//! A read-back repeats every critical field that the act has. One that is left out was not understood.
//!
//! A read-back with other values is not refused: that it differs is what the ladder is for, and the alarm it raises.

use super::{Attempt, Rule};
use crate::Say;
use act::{Kernel, Refusal};

pub(super) static RULE: Rule = Rule { code: "read-back-missing", source: "DOMAIN 2.2", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let Say::Kernel(Kernel::ReadBack { fields }) = &a.draft.say else { return None };
    let case = a.case?;
    let format = a.situation.opener(case)?;
    let asked = format.fields.iter().filter(|f| f.critical && case.version().fields.contains_key(&f.number));
    let missing: Vec<&str> = asked.filter(|f| !fields.contains_key(&f.number)).map(|f| f.name.as_str()).collect();
    (!missing.is_empty()).then(|| Refusal::new(RULE.code).of_field(missing[0]).with("fields", missing.join(", ")))
}
