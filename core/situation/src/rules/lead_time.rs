//! An activity is notified its format's lead time before it starts, so that the other side can read, ask and tell its
//! units. An emergency lifts the lead time, never the ladder; what is told as history is past anyway.
//!
//! Example: a helicopter at 05:40 whose format asks for 30 minutes is notified by 05:10, or is marked as an emergency.

use super::{Attempt, Rule};
use crate::Say;
use crate::procedures::notification::WINDOW;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "lead-time", source: "DOMAIN 2.3, DESIGN 6", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let Say::Format { fields, .. } = &a.draft.say else { return None };
    let lead_s = i64::try_from(a.format?.lead_for(fields)?).ok()?;
    let start_s = WINDOW.of(a.format?, fields)?.start_s;
    let left_s = start_s.saturating_sub(i64::try_from(a.now / 1000).ok()?);
    let lifted = a.draft.history || a.draft.emergency.is_some();
    let refusal = || Refusal::new(RULE.code).of_field("window").with("lead", lead_s).with("left", left_s);
    (left_s < lead_s && !lifted).then(refusal)
}
