//! Who has suspended a channel is not sent new matters on it, and sends none. A suspension is a decision, not a broken
//! line: emergencies go through, and what is of their kind (see `through_suspension` in a format), line checks, every step
//! in a case that is open already, since what is owed stays owed and its clock goes on, and the resumption itself.
//!
//! Example: SOUTH has suspended the security channel. NORTH cannot notify an exercise to it there; a flight that is marked
//! as medevac, a report of an incident, and SOUTH's answer to yesterday's question all go through.

use super::{Attempt, Rule};
use crate::Link;
use act::{MemberId, Refusal};

pub(super) static RULE: Rule = Rule { code: "channel-suspended", source: "DOMAIN 2.1, 3.14", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let format = a.format.filter(|f| !f.through_suspension)?;
    let steps_only = a.case.is_some() && format.opens.is_none();
    if steps_only || a.draft.emergency.is_some() || a.draft.history || a.public() {
        return None;
    }
    let (who, link) = concerned(a).next()?;
    let refusal = Refusal::new(RULE.code).with("member", a.situation.mechanism.name_of(who));
    let channel = a.situation.channel_key(a.draft.channel);
    Some(refusal.with("channel", channel).with("grounds", link.grounds.as_deref().unwrap_or("…")))
}

/// The author and whom the draft addresses, as far as they have suspended its channel.
pub(super) fn concerned<'a>(a: &'a Attempt<'_>) -> impl Iterator<Item = (MemberId, &'a Link)> {
    let to = a.situation.addressees(a.author, a.draft.channel, &a.draft.to);
    let all = std::iter::once(a.author).chain(to);
    all.filter_map(|m| Some((m, a.situation.suspended(a.draft.channel, m, a.now)?)))
}
